import { z } from "zod";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { CATEGORIES, LOCALES } from "../../domain/vocabulary.ts";

/** A new commitment: empty in a category, a nil return in one, or a copy of an own line. */
export const beginInput = z.discriminatedUnion("as", [
  z.strictObject({
    locale: z.enum(LOCALES),
    as: z.enum(["new", "nil"]),
    category: z.enum(CATEGORIES, "choice-missing"),
  }),
  z.strictObject({
    locale: z.enum(LOCALES),
    as: z.literal("copy"),
    from: z.string().refine(isCommitmentSymbol, "commitment-malformed"),
    keep_stage: z.enum(["yes", "no"]),
  }),
]);

/** The fields of a form of which a duration is read; an empty one says nothing. */
export const DURATION_FIELDS = [
  "start_kind",
  "start_on",
  "start_event",
  "term_kind",
  "term_until",
  "term_length",
  "term_event",
  "extension",
  "exit_kind",
  "exit_before",
  "exit_notice",
  "funded_until",
] as const;
const said = z.string().max(20_000, "too-long").optional();
export const durationInput = z.strictObject({
  locale: z.enum(LOCALES),
  ...(Object.fromEntries(DURATION_FIELDS.map((name) => [name, said])) as Record<
    (typeof DURATION_FIELDS)[number],
    typeof said
  >),
});
