import { z } from "zod";
import { timeInKyiv } from "../../domain/kyiv-time.ts";
import type { Instant } from "../../domain/records.ts";
import type { FieldFault } from "../../domain/refusal.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { FIELD_NAMES, type FieldName } from "../../domain/terms-fields.ts";
import { normaliseText } from "../../domain/text.ts";
import { LOCALES } from "../../domain/vocabulary.ts";
import { cleanText } from "../../lib/text.ts";

/** Audiences that an offer can be communicated to, narrowest first. */
export const OFFER_AUDIENCES = ["bilateral", "participants", "public"] as const;
export type OfferAudience = (typeof OFFER_AUDIENCES)[number];

/** One field as a person left it: the text they started from and the text they want. */
export type FieldChange = { name: FieldName; base: string; value: string };
/** Two different texts for one field; `theirs` is stored, by whom and when. */
export type Clash = { name: FieldName; base: string; mine: string; theirs: string; by: string; at: Instant };
/** A field that a colleague changed meanwhile and oneself did not. */
export type Note = { name: FieldName; value: string; by: string; at: Instant };
export type SaveResult = {
  savedAt: Instant;
  clashes: Clash[];
  notes: Note[];
  /** What stands in the way of submitting this line, now that it is saved. */
  faults: FieldFault[];
};

const locale = z.enum(LOCALES);
const symbol = z.string().refine(isCommitmentSymbol, "malformed");
const revision = z
  .string()
  .regex(/^\d{1,9}$/, "malformed")
  .transform(Number);

/** A draft keeps what was typed, also where it is not valid yet; only what PostgreSQL cannot hold is refused. */
const typed = z
  .string()
  .max(20_000, "too-long")
  .overwrite((value) => normaliseText(value).trim())
  .refine((value) => value.isWellFormed() && !value.includes("\0"), "malformed");

/** `f.` is the text of a field, `b.` the text it was opened with, `r.` what was chosen where two texts met. */
const fieldShape = Object.fromEntries(
  FIELD_NAMES.flatMap((name) => [
    [`f.${name}`, typed.optional()],
    [`b.${name}`, typed.optional()],
    [`r.${name}`, z.enum(["mine", "theirs"]).optional()],
  ]),
) as Record<`${"f" | "b" | "r"}.${FieldName}`, z.ZodOptional<z.ZodType<string, string>>>;

const account = z.uuid("malformed");

/** The editor's form. `as` is whose page it is, and `next` says where to go once it is saved. */
export const saveInput = z
  .strictObject({
    locale,
    symbol,
    as: account.optional(),
    next: z.enum(["stay", "review"]).optional(),
    ...fieldShape,
  })
  .transform(({ locale: language, symbol: line, as, next, ...texts }) => ({
    locale: language,
    symbol: line,
    as,
    next: next ?? "stay",
    changes: FIELD_NAMES.flatMap((name): FieldChange[] => {
      const [value, base] = [texts[`f.${name}`], texts[`b.${name}`]];
      if (value === undefined || base === undefined) return [];
      return [{ name, base, value: texts[`r.${name}`] === "theirs" ? base : value }];
    }),
  }));

export const lineInput = z.strictObject({ locale, symbol });
export const offerInput = z.strictObject({ locale });
/** `revision` names the draft that was read before deciding. */
export const submitInput = z.strictObject({ locale, revision });
export const returnInput = z.strictObject({
  locale,
  revision,
  note: cleanText({ max: 2000 }).refine((note) => note !== "", "note-missing"),
});
/** A time as the clock in Kyiv shows it, read to an instant; empty is none. */
const kyivTime = z.string().transform((text, context): Instant | null => {
  if (text.trim() === "") return null;
  const typedTime = timeInKyiv(text);
  if ("instant" in typedTime) return typedTime.instant;
  context.addIssue({ code: "custom", message: typedTime.code });
  return z.NEVER;
});

const password = z.string().min(1, "password-missing").max(1000, "too-long");
export const communicateInput = z.strictObject({
  locale,
  revision,
  audience: z.enum(OFFER_AUDIENCES, "choice-missing"),
  embargo: kyivTime.optional(),
  cover_note: cleanText({ max: 4000 }),
  password,
  // When and with which lines the draft was read: given back to the form, which then says what moved since.
  read_at: z.string().max(40).optional(),
  read_lines: z.string().max(20_000).optional(),
});
export const callOffInput = z.strictObject({ locale, act: z.uuid("malformed"), password });
