import http from "node:http";

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };
export type Question = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
};

/** One request, exactly as written: no redirect followed, no header added but Host and the length. */
export function ask(
  url: string | URL,
  { method = "GET", headers = {}, body }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const request = http.request(url, { method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

export const FORM = "application/x-www-form-urlencoded";
export const SESSION_COOKIE = "surety.session";

/** The headers of somebody who is signed in; nobody's for no token. */
export const as = (token: string | null): Record<string, string> =>
  token === null ? {} : { cookie: `${SESSION_COOKIE}=${token}` };

/**
 * The address and header with which the framework's links ask for a page's payload. Without `_rsc`, a hash of further
 * headers that are not sent here, it would redirect to the address with it.
 */
export function payloadOf(address: string): [address: string, headers: Record<string, string>] {
  return [`${address}${address.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" }];
}
