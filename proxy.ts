// Headers, languages and the form token of the sign-in. It guards nothing: who may see what is decided where
// the rows are read.
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { LOCALES } from "./domain/vocabulary.ts";
import { formTokenCookie, isFormToken } from "./server/form-token.ts";
import { COPIES, splitFormat } from "./server/formats.ts";
import { localeOf } from "./server/locale-of.ts";
import { PAGE_HEADER } from "./server/page-header.ts";
import { cookieOptions, csrfCookieName } from "./server/session-cookie.ts";

export const config = {
  // Not for the API, for what the build made and for files in public/.
  matcher: [
    "/((?!api/|_next/|fonts/|favicon\\.svg$|reader\\.js$|robots\\.txt$|sitemap(?:-[a-z]{2})?\\.xml$).*)",
  ],
};

const languages: readonly string[] = LOCALES;
const PRIVATE = new Set(["desk", "admin", "account", "secretariat", "sign-in"]);

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const [language = "", section = ""] = pathname.slice(1).split("/");
  const isCopy = languages.includes(language) && splitFormat(pathname) !== null;
  if (isCopy) return copyOfPage(request);
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(PAGE_HEADER, pathname + search);
  if (!languages.includes(language)) return inLanguage(request, headers, policy);
  const response = NextResponse.next({ request: { headers } });
  const isPrivate = PRIVATE.has(section);
  secure(response, policy, isPrivate);
  // Its address is a secret. Not `no-referrer`: under that a browser sends the form with `Origin: null`.
  if (pathname.includes("/account/invitation/")) response.headers.set("referrer-policy", "same-origin");
  if (section === "sign-in" && !isFormToken(request.cookies.get(csrfCookieName())?.value)) {
    response.cookies.set(formTokenCookie());
  }
  return response;
}

/** A page in another format is no page: it has headers of its own, which the route sets. */
function copyOfPage(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const response = NextResponse.rewrite(new URL(COPIES + pathname + search, request.url));
  strictly(response);
  return response;
}

/** `/` leads to the reader's language; an address without a language is nobody's, and says so in it. */
function inLanguage(request: NextRequest, headers: Headers, policy: string): NextResponse {
  const locale = localeOf(request.headers.get("accept-language"));
  const { pathname, search } = request.nextUrl;
  const response =
    pathname === "/"
      ? NextResponse.redirect(new URL(`/${locale}${search}`, request.url), 307)
      : NextResponse.rewrite(new URL(`/${locale}/no-such-page`, request.url), { request: { headers } });
  secure(response, policy, false);
  response.headers.append("vary", "Accept-Language");
  return response;
}

function secure(response: NextResponse, policy: string, isPrivate: boolean): void {
  const { headers } = response;
  headers.set("content-security-policy", policy);
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cache-control", isPrivate ? "private, no-store" : "public, max-age=0, must-revalidate");
  strictly(response);
}

function strictly({ headers }: NextResponse): void {
  if (cookieOptions().secure) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
}

/** No script and no style runs but ours. In development the framework's tools need more. */
function contentPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(cookieOptions().secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
