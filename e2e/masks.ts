import type { Answer } from "./http.ts";

/** Headers of the connection and of the moment; what a header says otherwise must be equal. */
const LEFT_OUT = new Set(["date", "connection", "keep-alive"]);

/**
 * An answer as bytes to compare: without the date, with the nonce of this one answer and the form's token masked.
 * `replace` masks what the two requests themselves differed in, such as the symbol asked for.
 */
export function masked({ status, headers, body }: Answer, replace: Record<string, string> = {}): string {
  const policy = String(headers["content-security-policy"] ?? "");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const token = /surety\.csrf=([^;]+)/.exec(String(headers["set-cookie"] ?? ""))?.[1] ?? "";
  const [secret = "", hash = ""] = decodeURIComponent(token).split("|");
  const masks = Object.entries({
    ...(nonce ? { [nonce]: "NONCE" } : {}),
    ...(secret && hash ? { [token]: "TOKEN", [secret]: "TOKEN", [hash]: "TOKEN" } : {}),
    ...replace,
  });
  const names = Object.keys(headers).filter((name) => !LEFT_OUT.has(name));
  const head = names.toSorted().map((name) => `${name}: ${String(headers[name])}`);
  const text = `${status}\n${head.join("\n")}\n\n${body}`;
  return masks.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** Where two texts begin to differ, short enough to read; null when they do not. */
export function firstDifference(a: string, b: string): string | null {
  if (a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
  return `at ${at}:\n${around(a)}\n${around(b)}`;
}
