"use server";

import { actAddress } from "../../domain/symbol.ts";
import { paths } from "../../lib/paths.ts";
import { action } from "../../server/action.ts";
import { acceptDivergence, answerFinding, endDivergence } from "./mutations.ts";
import { acceptInput, endInput, replyInput } from "./schema.ts";

export const answerFindingAction = action({
  input: replyInput,
  run: async (actor, { locale, ...said }) => {
    const { act } = await answerFinding(actor, said);
    return { goTo: paths.deskReceipt(locale, actAddress(act)) };
  },
});

export const acceptDivergenceAction = action({
  input: acceptInput,
  run: async (actor, { locale, ...said }) => {
    await acceptDivergence(actor, said);
    return { goTo: paths.secretariatFindings(locale) };
  },
});

export const endDivergenceAction = action({
  input: endInput,
  run: async (actor, { locale, divergence }) => {
    await endDivergence(actor, { divergence });
    return { goTo: paths.secretariatFindings(locale) };
  },
});
