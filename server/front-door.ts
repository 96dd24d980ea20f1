// What every request passes before the framework sees it: internal headers of the framework are
// dropped, the caller's address and our own name are set by us, and a write from another site ends
// here. Pure functions over a request; server/listen.ts applies them.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

export interface OwnNames {
  /** The origin that readers use (BASE_URL). */
  baseUrl: string;
  /** Origins that count as our own; the first is `baseUrl`. */
  origins: readonly string[];
  trustProxy: boolean;
}

/** A request that ends at the door, as RFC 9457 problem details. */
export interface Turned {
  status: 400 | 403 | 404 | 413 | 414;
  code: string;
  title: string;
  detail: string;
}

const LONGEST_ADDRESS = 8192;
const LARGEST_BODY = 1024 * 1024;
const HARMLESS_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Headers by which Next talks to itself (CVE-2025-29927 and its kin), or a proxy to us. */
const INTERNAL_HEADER =
  /^(x-middleware-.*|x-invoke-.*|x-nextjs-.*|x-next-.*|x-vercel-.*|x-now-.*|x-matched-path|x-prerender-revalidate.*|next-resume.*|content-security-policy.*|x-nonce|x-forwarded-.*|x-real-ip|forwarded)$/;

/**
 * The origins that are this installation. Without BASE_URL it answers to each loopback name of its
 * port, since people type either; with BASE_URL to that one alone.
 */
export function ownNames(settings: {
  baseUrl: string;
  baseUrlGiven: boolean;
  port: number;
  trustProxy: boolean;
}): OwnNames {
  const { baseUrl, baseUrlGiven, port, trustProxy } = settings;
  const loopback = ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${port}`);
  return { baseUrl, origins: baseUrlGiven ? [baseUrl] : [baseUrl, ...loopback], trustProxy };
}

/**
 * Why a request ends here, or undefined when it may go on. A browser sends `Origin` with every
 * write; without one, or with another site's, a write is refused. next-auth has a token of its own,
 * so on its paths a missing origin passes, a foreign one does not.
 */
export function turnAway(
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
  own: OwnNames,
): Turned | undefined {
  const url = request.url ?? "/";
  const path = url.split("?", 1)[0] ?? "/";
  if (url.length > LONGEST_ADDRESS) {
    return turned(
      414,
      "too_large",
      "Address too long",
      `The address may have ${LONGEST_ADDRESS} characters.`,
    );
  }
  if (!path.startsWith("/"))
    return turned(400, "malformed", "Bad address", "The address must begin with a slash.");
  if (path.startsWith("/api/") && !isReadable(path)) {
    return turned(400, "malformed", "Bad request", "A percent sign in the address stands for no character.");
  }
  if (path === "/_next/image")
    return turned(404, "not_found", "Not found", "There is nothing at this address.");
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_BODY) {
    return turned(413, "too_large", "Too large", "A request may carry one megabyte.");
  }
  if (HARMLESS_METHODS.has(request.method ?? "GET")) return undefined;
  const origin = request.headers.origin;
  if (origin === undefined && path.startsWith("/api/auth/")) return undefined;
  if (origin !== undefined && own.origins.includes(origin)) return undefined;
  return turned(
    403,
    "forbidden",
    "Refused",
    `A write must come from a page of ${own.baseUrl}, and say so in the header Origin.`,
  );
}

/** The framework answers what it cannot decode with a page, which is nothing for a program. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function turned(status: Turned["status"], code: string, title: string, detail: string): Turned {
  return { status, code, title, detail };
}

/** The headers that the application sees. */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  peer: string | undefined,
  own: OwnNames,
): IncomingHttpHeaders {
  const clean: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!INTERNAL_HEADER.test(name)) clean[name] = value;
  }
  const said = own.origins.find((origin) => new URL(origin).host === headers.host) ?? own.baseUrl;
  const { host, protocol } = new URL(said);
  clean.host = host;
  clean["x-forwarded-host"] = host;
  clean["x-forwarded-proto"] = protocol.slice(0, -1);
  clean["x-forwarded-for"] = callerAddress(headers, peer, own.trustProxy);
  return clean;
}

/** The caller as the socket knows it; behind one proxy of ours, the address that the proxy appended. */
function callerAddress(headers: IncomingHttpHeaders, peer: string | undefined, trustProxy: boolean): string {
  const direct = (peer ?? "").replace(/^::ffff:(?=\d+\.)/, "") || "unknown";
  if (!trustProxy) return direct;
  const chain = headers["x-forwarded-for"];
  const last = (Array.isArray(chain) ? chain.join(",") : (chain ?? "")).split(",").at(-1)?.trim();
  return last || direct;
}
