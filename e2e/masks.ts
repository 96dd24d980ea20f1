import type { Answer } from "./http.ts";
import { takeApart, withoutOrder } from "./payload.ts";

/** Headers of the connection and of the moment; what a header says otherwise must be equal. */
const LEFT_OUT = new Set(["date", "connection", "keep-alive"]);

/**
 * An answer as bytes to compare: without the date, with the nonce of this one answer and the form's token masked.
 * `asked` is what the two requests themselves differed in, such as the symbol asked for.
 */
export function masked({ status, headers, body }: Answer, asked: readonly string[] = []): string {
  const policy = String(headers["content-security-policy"] ?? "");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const token = /surety\.csrf=([^;]+)/.exec(String(headers["set-cookie"] ?? ""))?.[1] ?? "";
  const [secret = "", hash = ""] = decodeURIComponent(token).split("|");
  const masks: [string | undefined, string][] = [
    [nonce, "NONCE"],
    ...[token, secret, hash].map((text): [string, string] => [text, "TOKEN"]),
    ...asked.map((text): [string, string] => [text, "ASKED"]),
  ];
  const names = Object.keys(headers).filter((name) => !LEFT_OUT.has(name));
  const head = names.toSorted().map((name) => `${name}: ${String(headers[name])}`);
  const text = `${status}\n${head.join("\n")}\n\n${comparable(String(headers["content-type"]), body)}`;
  const still = masks.reduce((result, [from, to]) => (from ? result.replaceAll(from, to) : result), text);
  return still.replaceAll(ASKED_AT, (match, instant: string) => (isJustNow(instant) ? "since=NOW" : match));
}

/** In a page's address for news stands when the page was asked for. */
const ASKED_AT = /since=(\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A[\d.]+Z)/g;
const isJustNow = (instant: string): boolean =>
  Math.abs(Date.now() - Date.parse(decodeURIComponent(instant))) < 600_000;

function comparable(type: string, body: string): string {
  if (type.startsWith("text/x-component")) return withoutOrder(body);
  if (!type.startsWith("text/html")) return body;
  const { markup, payload } = takeApart(body);
  return `${markup}\n${withoutOrder(payload)}`;
}

/** Where two texts begin to differ, short enough to read; null when they do not. */
export function firstDifference(a: string, b: string): string | null {
  if (a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
  return `at ${at}:\n${around(a)}\n${around(b)}`;
}
