"use server";

import { cookies } from "next/headers";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import { action, publicAction } from "@/server/action.ts";
import { formTokenCookie } from "@/server/form-token.ts";
import { endSessions } from "@/server/session.ts";
import { cookieOptions, sessionCookieName } from "@/server/session-cookie.ts";
import { noteCookie } from "@/server/sign-in-note.ts";
import { currentActorOrNull } from "@/server/viewer.ts";
import { acceptInvitation } from "./mutations.ts";
import { acceptanceForm, endOthersForm, endSessionForm, signOutForm } from "./schema.ts";

/**
 * On to the sign-in. Its form token is set here, because the framework fetches the page within the action and
 * drops the cookie that proxy.ts would give.
 */
async function toSignIn(locale: Locale) {
  (await cookies()).set(formTokenCookie());
  return { goTo: paths.signIn(locale) };
}

async function dropSessionCookie(): Promise<void> {
  (await cookies()).set({ name: sessionCookieName(), value: "", ...cookieOptions(), maxAge: 0 });
}

/** Public, so that a session which has ended meanwhile can be signed out of too. */
export const signOut = publicAction({
  input: signOutForm,
  run: async ({ locale }) => {
    const actor = await currentActorOrNull();
    if (actor) await endSessions(actor, { only: actor.sessionId }, "signed out");
    await dropSessionCookie();
    return { goTo: paths.home(locale) };
  },
});

export const endSession = action({
  input: endSessionForm,
  run: async (actor, { locale, session }) => {
    await endSessions(actor, { only: session }, "ended from the list");
    return session === actor.sessionId ? toSignIn(locale) : { goTo: paths.sessions(locale) };
  },
});

/** All other sessions, or this one with them: for whoever sat at a shared computer. */
export const endManySessions = action({
  input: endOthersForm,
  run: async (actor, { locale, which }) => {
    if (which === "others") {
      await endSessions(actor, { allBut: actor.sessionId }, "ended from the list");
      return { goTo: paths.sessions(locale) };
    }
    await endSessions(actor, "all", "signed out everywhere");
    await dropSessionCookie();
    return toSignIn(locale);
  },
});

export const accept = publicAction({
  input: acceptanceForm,
  run: async (input) => {
    const email = await acceptInvitation(input);
    (await cookies()).set(noteCookie({ email, code: "welcome", retryAfter: null }));
    return toSignIn(input.locale);
  },
});
