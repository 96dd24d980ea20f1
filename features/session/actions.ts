"use server";

import { cookies, headers } from "next/headers";
import { Refusal } from "@/domain/refusal.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import { action, publicAction } from "@/server/action.ts";
import { formTokenCookie } from "@/server/form-token.ts";
import { endSessions, openSession, SESSION_HOURS } from "@/server/session.ts";
import { cookieOptions, sessionCookieName } from "@/server/session-cookie.ts";
import { noteCookie } from "@/server/sign-in-note.ts";
import { actorOfToken, currentActorOrNull } from "@/server/viewer.ts";
import { saveFields } from "../offers/mutations.ts";
import { acceptInvitation } from "./mutations.ts";
import { acceptanceForm, endOthersForm, endSessionForm, signInAgainForm, signOutForm } from "./schema.ts";

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

/**
 * Signs in whoever sent the editor's form after their session had ended, and saves what they typed. Nobody else
 * gets in here: the form is of one person, and its texts are theirs.
 */
export const signInAgain = publicAction({
  input: signInAgainForm,
  run: async ({ email, password, save }) => {
    const asked = await headers();
    const [address, userAgent] = [asked.get("x-forwarded-for"), asked.get("user-agent")];
    const opened = await openSession({ email, password, address, userAgent });
    const actor = opened && (await actorOfToken(opened.token));
    if (!actor) throw new Refusal("wrong_password");
    if (save.as !== actor.accountId) {
      await endSessions(actor, { only: actor.sessionId }, "signed in over another's form");
      throw new Refusal("wrong_password");
    }
    const kept = { ...cookieOptions(), maxAge: SESSION_HOURS * 3_600 };
    (await cookies()).set({ name: sessionCookieName(), value: opened.token, ...kept });
    const { locale, as, next, ...changes } = save;
    const result = await saveFields(actor, changes);
    const isDone = next === "review" && result.clashes.length === 0;
    return isDone ? { goTo: paths.deskReview(locale) } : { result };
  },
});
