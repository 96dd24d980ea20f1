import { z } from "zod";
import { INTENTS } from "../../domain/intents.ts";
import { STEPS } from "../../domain/steps.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { normaliseText } from "../../domain/text.ts";
import { LOCALES } from "../../domain/vocabulary.ts";

const locale = z.enum(LOCALES);
const symbol = z.string().refine(isCommitmentSymbol, "malformed");

/** As typed; what is wrong with it, domain/step-faults.ts says by field. */
const typed = z
  .string()
  .max(20_000, "too-long")
  .overwrite((value) => normaliseText(value).trim())
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "malformed")
  .default("");

/** The texts that a step may be given, all of them fields of a draft. */
export const STEP_TEXTS = [
  "stage",
  "reason",
  "confirmed_on",
  "evidence_on",
  "evidence_place",
  "evidence_body",
  "evidence_instrument",
  "corrects",
] as const;
export type StepTexts = Record<(typeof STEP_TEXTS)[number], string>;

const texts = Object.fromEntries(STEP_TEXTS.map((name) => [name, typed])) as Record<
  keyof StepTexts,
  typeof typed
>;

/** `was` is the intent that the page showed: whoever chose another meanwhile is not overruled unseen. */
export const stepInput = z
  .strictObject({
    locale,
    symbol,
    step: z.enum(STEPS),
    was: z.union([z.enum(INTENTS), z.literal("")]),
    ...texts,
  })
  .transform(({ locale: language, symbol: line, step, was, ...said }) => ({
    locale: language,
    symbol: line,
    step,
    was,
    said,
  }));

export const dropStepInput = z.strictObject({ locale, symbol });
