// next-auth carries the sign-in; sessions are ours. It insists on a "JWT" for passwords, so the one it gets
// is nothing but the random token of a row in `sessions`, which every request looks up (server/viewer.ts).
import type { AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { settings } from "../env.ts";
import { errorFields, log } from "./log.ts";
import { asRefusal } from "./refusals.ts";
import { safePath } from "./safe-path.ts";
import { endSessions, openSession, SESSION_HOURS } from "./session.ts";
import { cookieOptions, csrfCookieName, sessionCookieName } from "./session-cookie.ts";
import { actorOfToken } from "./viewer.ts";

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1_000) });

/** What the sign-in answers instead of a session, as the `error` of next-auth's redirect. */
export const refusalCode = (code: string, retryAfter: number | null): string => `${code}:${retryAfter ?? ""}`;

const passwords = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(typed, request) {
    const parsed = credentials.safeParse(typed);
    if (!parsed.success) return null;
    const { "x-forwarded-for": address = null, "user-agent": userAgent = null } = request.headers ?? {};
    try {
      const opened = await openSession({ ...parsed.data, address, userAgent });
      return opened && { id: opened.accountId, token: opened.token };
    } catch (error) {
      const refusal = asRefusal(error);
      if (!refusal) log.error("sign-in.failed", errorFields(error));
      throw new Error(refusal ? refusalCode(refusal.code, refusal.retryAfter) : refusalCode("busy", null));
    }
  },
});

const tokenIn = (jwt: JWT | undefined): string => (typeof jwt?.secret === "string" ? jwt.secret : "");

/** Made when asked for, because the settings are there only once the server has started. */
export const authOptions = (): AuthOptions => ({
  secret: settings().authSecret ?? "",
  providers: [passwords],
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 3_600 },
  useSecureCookies: cookieOptions().secure,
  cookies: {
    sessionToken: { name: sessionCookieName(), options: cookieOptions() },
    csrfToken: { name: csrfCookieName(), options: cookieOptions() },
    callbackUrl: { name: "surety.callback", options: cookieOptions() },
  },
  pages: { signIn: "/en/sign-in", signOut: "/en/sign-in", error: "/en/sign-in" },
  jwt: {
    encode: async ({ token }) => tokenIn(token),
    decode: async ({ token }) => (token ? { secret: token } : null),
  },
  callbacks: {
    // Only a sign-in makes a token. What a client sends as an 'update' of its session is not looked at.
    jwt: async ({ token, user }) => (user && "token" in user ? { secret: String(user.token) } : token),
    session: async ({ token, session }) => {
      const actor = await actorOfToken(tokenIn(token));
      return { user: actor ? { name: actor.name, email: actor.email } : {}, expires: session.expires };
    },
    redirect: async ({ url, baseUrl }) =>
      baseUrl + (safePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url) ?? "/"),
  },
  events: {
    async signOut({ token }) {
      const actor = await actorOfToken(tokenIn(token));
      if (actor) await endSessions(actor, { only: actor.sessionId }, "signed out");
    },
  },
  // Its messages carry what was typed; refusals are in the audit log.
  logger: { error() {}, warn() {}, debug() {} },
});
