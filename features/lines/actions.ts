"use server";

import { getTranslations } from "next-intl/server";
import { asOfNow } from "../../domain/as-of.ts";
import { Refusal } from "../../domain/refusal.ts";
import { durationOf, emptyFields } from "../../domain/terms-fields.ts";
import { durationSentence } from "../../lib/duration-words.ts";
import { dayInKyiv } from "../../lib/format.ts";
import { paths } from "../../lib/paths.ts";
import { messagesOf } from "../../messages/messages.ts";
import { action } from "../../server/action.ts";
import { listCategories } from "../installation/queries.ts";
import { ownDelegation } from "../offers/queries.ts";
import { beginCommitment } from "./mutations.ts";
import { beginInput, durationInput } from "./schema.ts";

export const beginCommitmentAction = action({
  input: beginInput,
  run: async (actor, input) => {
    const today = dayInKyiv(Temporal.Now.instant().toString());
    const { locale } = input;
    if (input.as === "copy") {
      const keepsStage = input.keep_stage === "yes";
      const symbol = await beginCommitment(actor, { as: "copy", from: input.from, keepsStage, today });
      return { goTo: paths.deskCommitment(locale, symbol) };
    }
    const { as, category } = input;
    const nil = as === "nil" ? await nilWords(category) : null;
    const symbol = await beginCommitment(actor, { as, beginning: { category, nil }, today });
    return { goTo: paths.deskCommitment(locale, symbol) };
  },
});

/** The words of a nil return, in both languages whatever the reader's is; they can be changed. */
async function nilWords(category: string) {
  const name = (await listCategories()).find(({ code }) => code === category)?.name;
  const [en, uk] = [messagesOf("en").desk.begin, messagesOf("uk").desk.begin];
  return {
    title: {
      en: en.nilTitle.replace("{category}", name?.en ?? category),
      uk: uk.nilTitle.replace("{category}", name?.uk ?? category),
    },
    summary: { en: en.nilSummary, uk: uk.nilSummary },
  };
}

/** What the texts of 'How long' come to, in a sentence, or what is missing; nothing is stored. */
export const sayDurationAction = action({
  input: durationInput,
  run: async (actor, { locale, ...said }) => {
    if (ownDelegation(actor) === null) throw new Refusal("not_found");
    const read = durationOf({ ...emptyFields(), ...withoutGaps(said) });
    if ("faults" in read) return { result: { sentence: null, faults: read.faults } };
    const [duration, triggers] = await Promise.all([
      getTranslations({ locale, namespace: "commitments.duration" }),
      getTranslations({ locale, namespace: "terms.trigger" }),
    ]);
    const asOf = asOfNow(Temporal.Now.instant().toString());
    const sentence = durationSentence({ duration, triggers }, { terms: read.terms, asOf, locale });
    return { result: { sentence, faults: [] } };
  },
});

/** A field that was not sent is empty. */
const withoutGaps = <T extends string>(
  said: { [name in T]?: string | undefined },
): Partial<Record<T, string>> =>
  Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined)) as Partial<
    Record<T, string>
  >;
