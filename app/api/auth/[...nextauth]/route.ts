import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { paths, withQuery } from "@/lib/paths.ts";
import { authOptions } from "@/server/auth.ts";
import { localeOf } from "@/server/locale-of.ts";
import { safePath } from "@/server/safe-path.ts";
import { noteCookie, type SignInNote } from "@/server/sign-in-note.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

const NOT_FOUND = { type: "about:blank", status: 404, code: "not_found", title: "Not found" };
const notFound = () =>
  NextResponse.json(NOT_FOUND, { status: 404, headers: { "content-type": "application/problem+json" } });

const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(authOptions())(request, context);

/** Of next-auth's addresses only what the sign-in needs. Its own pages are never shown: there is ours. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (action === "signin" || action === "error" || action === "signout") {
    return relative(paths.signIn(localeOf(request.headers.get("accept-language"))));
  }
  if (action !== "csrf" && action !== "session" && action !== "providers") return notFound();
  const answer = await handler(request, context);
  // Asking for the session does not lengthen it, so its cookie stays as it is.
  if (action === "session") answer.headers.delete("set-cookie");
  return answer;
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  if (action === "signout") return handler(request, context);
  if (action !== "callback" || provider !== "credentials") return notFound();
  const form = new URLSearchParams(await request.text());
  // The address carries nothing that counts: next-auth would take a callback from it.
  const target = new URL(request.nextUrl.pathname, request.nextUrl);
  const answer = await handler(
    new NextRequest(target, { method: "POST", headers: request.headers, body: form.toString() }),
    context,
  );
  return afterSignIn(form, answer);
}

/** Turns next-auth's answer into ours: on to the page asked for, or back to the form, which says why. */
async function afterSignIn(form: URLSearchParams, answer: Response): Promise<Response> {
  const wantsJson = form.get("json") === "true";
  const location = wantsJson
    ? String(((await answer.json()) as { url?: unknown }).url ?? "")
    : (answer.headers.get("location") ?? "");
  const to = URL.parse(location, "http://own.invalid");
  const asked = safePath(form.get("callbackUrl"));
  const no = to?.pathname.startsWith("/api/auth/") ? noteOf(form, to) : null;
  const target = no ? formAddress(asked) : ((to && safePath(to.pathname + to.search)) ?? "/");
  const status = no?.code === "throttled" ? 429 : no?.code === "busy" ? 503 : no ? 401 : 200;
  const response = wantsJson ? NextResponse.json({ url: target }, { status }) : relative(target);
  response.headers.set("cache-control", "no-store");
  if (no?.retryAfter) response.headers.set("retry-after", String(no.retryAfter));
  // First, because setting one writes the header anew.
  response.cookies.set(noteCookie(no));
  for (const cookie of answer.headers.getSetCookie()) {
    if (!cookie.startsWith("surety.callback=")) response.headers.append("set-cookie", cookie);
  }
  return response;
}

function noteOf(form: URLSearchParams, to: URL): SignInNote {
  const [code, seconds] = (to.searchParams.get("error") ?? "").split(":");
  const email = (form.get("email") ?? "").slice(0, 320);
  if (to.searchParams.has("csrf")) return { email, code: "expired", retryAfter: null };
  if (code === "throttled" || code === "busy") return { email, code, retryAfter: Number(seconds) || null };
  return { email, code: "no-match", retryAfter: null };
}

/** The form again, in the language and for the page that it was opened with. */
function formAddress(asked: string | null): string {
  const signIn = paths.signIn(asked?.startsWith("/uk") ? "uk" : "en");
  return asked?.startsWith(signIn) || !asked ? signIn : withQuery(signIn, { next: asked });
}

/** Relative, so that it holds under each of our names (localhost, 127.0.0.1). */
const relative = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { location } });
