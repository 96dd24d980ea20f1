import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { answerUnderWay } from "./absence.ts";

const compress = promisify(gzip);
/** Below this, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/** One second in a shared cache takes the rush of an announcement; then it asks again. A browser asks each time. */
const CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate";

/**
 * Bytes as a cacheable answer: strong ETag over the content and its coding (RFC 9110, 8.8.3), 304 where the
 * caller has them, gzip where the caller takes it, no body for HEAD.
 */
export async function represent(
  request: Request,
  content: string | Uint8Array,
  headers: Record<string, string>,
): Promise<Response> {
  const bytes = Buffer.from(content);
  // What is no text is compressed already.
  const isText = typeof content === "string";
  const isWorth = isText && bytes.length >= WORTH_COMPRESSING;
  const answer = answerUnderWay();
  const zipped = isWorth && answer !== undefined && takesGzip(request.headers.get("accept-encoding"));
  const digest = createHash("sha256").update(bytes).digest("base64url");
  const etag = zipped ? `"${digest}-gzip"` : `"${digest}"`;
  const common = {
    ...headers,
    etag,
    "cache-control": CACHE_CONTROL,
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  };
  if (isKnown(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: common });
  }
  // The framework drops this header from a route's answer, and would then compress the bytes once more.
  if (zipped) answer.setHeader("content-encoding", "gzip");
  const body = zipped ? await compress(bytes) : bytes;
  return new Response(request.method === "HEAD" ? null : body, {
    headers: {
      ...common,
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      "content-length": String(body.length),
    },
  });
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

function takesGzip(header: string | null): boolean {
  const codings = (header ?? "").split(",").map((part) => part.trim().toLowerCase());
  return codings.some((coding) => /^gzip(\s*;\s*q=(?!0(\.0*)?$).*)?$/.test(coding));
}
