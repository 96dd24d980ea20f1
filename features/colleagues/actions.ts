"use server";

import { paths } from "../../lib/paths.ts";
import { action } from "../../server/action.ts";
import { commentOnField, reportPresence, resolveTalk, restoreText } from "./mutations.ts";
import { commentInput, presenceInput, resolveInput, restoreInput } from "./schema.ts";

export const reportPresenceAction = action({
  input: presenceInput,
  run: async (actor, { locale, ...at }) => ({ result: await reportPresence(actor, at) }),
});

export const commentAction = action({
  input: commentInput,
  run: async (actor, { locale, ...said }) => {
    await commentOnField(actor, said);
    return { goTo: paths.deskTalk(locale, said.symbol, said.field) };
  },
});

export const resolveTalkAction = action({
  input: resolveInput,
  run: async (actor, { locale, ...talk }) => {
    await resolveTalk(actor, talk);
    return { goTo: paths.deskTalk(locale, talk.symbol, talk.field) };
  },
});

export const restoreTextAction = action({
  input: restoreInput,
  run: async (actor, { locale, ...text }) => {
    await restoreText(actor, text);
    return { goTo: paths.deskHistory(locale, text.symbol) };
  },
});
