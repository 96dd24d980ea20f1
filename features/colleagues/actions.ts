"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { Locale } from "../../domain/vocabulary.ts";
import { paths } from "../../lib/paths.ts";
import { action, type Outcome } from "../../server/action.ts";
import { commentOnField, reportPresence, resolveTalk, restoreText } from "./mutations.ts";
import { commentInput, presenceInput, resolveInput, restoreInput } from "./schema.ts";

/** The page as it is now: in place where there is a script, else opened anew at the talk. */
async function shown(locale: Locale, { symbol, field }: { symbol: string; field: string }): Promise<Outcome> {
  if (!(await headers()).has("next-action")) return { goTo: paths.deskTalk(locale, symbol, field) };
  refresh();
  return undefined;
}

export const reportPresenceAction = action({
  input: presenceInput,
  run: async (actor, { locale, ...at }) => ({ result: await reportPresence(actor, at) }),
});

export const commentAction = action({
  input: commentInput,
  run: async (actor, { locale, ...said }) => {
    await commentOnField(actor, said);
    return shown(locale, said);
  },
});

export const resolveTalkAction = action({
  input: resolveInput,
  run: async (actor, { locale, ...talk }) => {
    await resolveTalk(actor, talk);
    return shown(locale, talk);
  },
});

export const restoreTextAction = action({
  input: restoreInput,
  run: async (actor, { locale, ...text }) => {
    await restoreText(actor, text);
    return { goTo: paths.deskHistory(locale, text.symbol) };
  },
});
