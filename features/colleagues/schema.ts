import { z } from "zod";
import { FIELD_GROUPS } from "../../domain/field-groups.ts";
import { FIELD_NAMES, type FieldName } from "../../domain/field-names.ts";
import type { Instant } from "../../domain/records.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { LOCALES } from "../../domain/vocabulary.ts";
import { cleanText } from "../../lib/text.ts";

/** Seconds after which somebody of whom nothing was heard counts as gone. */
export const STALE_SECONDS = 30;
/** Without a script nobody says that they are still here: whoever opened the page this recently is shown. */
export const LATELY_SECONDS = 60;
/** Code points of a comment. */
export const LONGEST_COMMENT = 2_000;

/** A colleague who has the same line open; `section` is a part of its form, or empty where that is not known. */
export type Present = { name: string; section: string };

/** A text that a field of the line has now, and who wrote it when; both empty where it is that of the record. */
export type StandingText = { name: string; value: string; by: string; at: Instant | "" };

/** What a page that stays open is told. */
export type News = {
  present: Present[];
  /** Names the state of the line in the draft; the page hands it back. */
  mark: string;
  /** Every text that is not empty; null where the line is as it was at the mark that was given. */
  texts: StandingText[] | null;
  isFrozen: boolean;
};

/** Said within the page to whoever holds what is typed there. Taken, unless it is prevented. */
export type NewsEvent = CustomEvent<
  | { kind: "signed-out" }
  | { kind: "signed-in" }
  /** `askedAt` is performance.now() when the server was asked: an answer older than the last save says nothing. */
  | { kind: "texts"; texts: StandingText[]; askedAt: number }
>;
declare global {
  interface WindowEventMap {
    "surety:news": NewsEvent;
  }
}

export const MOST_COMMENTS = 500;
export type Comment = { id: string; body: string; by: string; at: Instant; isOpen: boolean };
/** All that was said about one field. It is open while one of its comments is. */
export type Talk = { name: FieldName; comments: Comment[]; isOpen: boolean };

export type HistoryEntry = {
  id: string;
  name: FieldName;
  before: string;
  after: string;
  by: string;
  at: Instant;
  /** True where this text is the one that stands. */
  stands: boolean;
  /** Names the text that stands in the field: what is restored is laid over that one and no other. */
  shown: string;
};
export type History = {
  symbol: string;
  title: string;
  isFrozen: boolean;
  entries: HistoryEntry[];
  next: string | null;
};

const locale = z.enum(LOCALES);
const symbol = z.string().refine(isCommitmentSymbol, "malformed");
const field = z.enum(FIELD_NAMES, "choice-missing");

export const presenceInput = z.strictObject({
  locale,
  symbol,
  section: z.union([z.enum(FIELD_GROUPS), z.literal("")]),
  mark: z.string().max(100),
});
export const commentInput = z.strictObject({
  locale,
  symbol,
  field,
  body: cleanText({ max: LONGEST_COMMENT }).refine((body) => body !== "", "required"),
});
/** `last` is the newest comment that was read: what came after it stays open. */
export const resolveInput = z.strictObject({ locale, symbol, field, last: z.uuid("malformed") });
/** `shown` names the text that stood in the field when the history was read. */
export const restoreInput = z.strictObject({
  locale,
  symbol,
  edit: z.uuid("malformed"),
  shown: z.string().max(100),
});
