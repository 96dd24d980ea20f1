import { randomBytes } from "node:crypto";
import { type Answer, as, ask } from "./http.ts";

export type Call = {
  url: string;
  /** The address of a page that knows the action. */
  page: string;
  action: string;
  fields: Record<string, string>;
  token: string | null;
  /** Null sends none. */
  origin?: string | null;
};

/**
 * Calls a form's server action as the framework's own script does: (previous state, form), each as React's
 * encodeReply writes it.
 */
export function callAction({ url, page, action, fields, token, origin = url }: Call): Promise<Answer> {
  const boundary = `----${randomBytes(12).toString("hex")}`;
  const parts = [
    ...Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]),
    ["0", JSON.stringify([{ status: "idle" }, "$K1"])],
  ];
  const body = parts
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  return ask(url + page, {
    method: "POST",
    headers: {
      "next-action": action,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      accept: "text/x-component",
      ...(origin === null ? {} : { origin }),
      ...as(token),
    },
    body: `${body}--${boundary}--\r\n`,
  });
}

/** What came of it: `done`, `invalid`, the code of a refusal, or the status of an answer that is none of these. */
export function outcomeOf({ status, headers, body }: Answer): string {
  if (status >= 400 && !String(headers["content-type"]).startsWith("text/x-component")) return String(status);
  if (headers["x-action-redirect"]) return "done";
  const row = /^\w+:(\{"status":.*)$/m.exec(body)?.[1];
  if (!row) return `no result: ${body.slice(0, 200)}`;
  const said: { status: string; code?: string; faults?: unknown } = JSON.parse(row);
  if (said.status === "saved") return "done";
  return said.status === "refused" ? String(said.code) : said.status;
}
