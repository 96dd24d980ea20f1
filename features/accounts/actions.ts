"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import { action } from "@/server/action.ts";
import { MailFailed, sendMail } from "@/server/mail.ts";
import { absolute, mailLeaves } from "@/server/outside.ts";
import type { Actor } from "@/server/viewer.ts";
import {
  assignAccount,
  disableAccount,
  enableAccount,
  invite,
  renewInvitation,
  revokeInvitation,
} from "./mutations.ts";
import { assignForm, disableForm, enableForm, invitationForm, onInvitation } from "./schema.ts";

/** What the form says afterwards; `text` is the link, where it is shown (once). */
type Handed = { said: "mailed" | "shown" | "mail-failed"; text?: string };

/** Mails the link where mail is set up. Else it goes to the outbox folder, and is shown to hand over otherwise. */
async function handOver(
  actor: Actor,
  invited: { email: string; name: string; token: string },
  locale: Locale,
): Promise<Handed> {
  const link = absolute(paths.invitation(locale, invited.token));
  const t = await getTranslations({ locale, namespace: "admin" });
  const subject = t("mail.subject");
  const text = t("mail.text", { name: invited.name, inviter: actor.name, link });
  try {
    await sendMail({ to: invited.email, subject, text });
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    return { said: "mail-failed", text: link };
  }
  return mailLeaves() ? { said: "mailed" } : { said: "shown", text: link };
}

export const sendInvitation = action({
  input: invitationForm,
  run: async (actor, input) => {
    const token = await invite(actor, input);
    refresh();
    return { result: await handOver(actor, { ...input, token }, input.locale) };
  },
});

export const resendInvitation = action({
  input: onInvitation,
  run: async (actor, { invitation, locale }) => {
    const renewed = await renewInvitation(actor, invitation);
    refresh();
    return { result: await handOver(actor, renewed, locale) };
  },
});

export const revoke = action({
  input: onInvitation,
  run: async (actor, { invitation, locale }) => {
    await revokeInvitation(actor, invitation);
    return { goTo: paths.invite(locale) };
  },
});

export const disable = action({
  input: disableForm,
  run: async (actor, { account, reason, locale }) => {
    await disableAccount(actor, account, reason);
    return { goTo: paths.account(locale, account) };
  },
});

export const enable = action({
  input: enableForm,
  run: async (actor, { account, locale }) => {
    await enableAccount(actor, account);
    return { goTo: paths.account(locale, account) };
  },
});

export const assign = action({
  input: assignForm,
  run: async (actor, { account, role, delegation, locale }) => {
    await assignAccount(actor, account, { role, delegation });
    return { goTo: paths.account(locale, account) };
  },
});
