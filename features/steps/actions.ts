"use server";

import { paths } from "../../lib/paths.ts";
import { action } from "../../server/action.ts";
import { draftStep, dropStep } from "./mutations.ts";
import { dropStepInput, stepInput } from "./schema.ts";

export const draftStepAction = action({
  input: stepInput,
  run: async (actor, { locale, ...asked }) => {
    await draftStep(actor, asked);
    // What is corrected, is corrected in the editor.
    const isCorrection = asked.step === "correct";
    return { goTo: isCorrection ? paths.deskCommitment(locale, asked.symbol) : paths.deskReview(locale) };
  },
});

export const dropStepAction = action({
  input: dropStepInput,
  run: async (actor, { locale, symbol }) => {
    await dropStep(actor, { symbol });
    return { goTo: paths.deskCommitment(locale, symbol) };
  },
});
