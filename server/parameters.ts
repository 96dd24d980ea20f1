import { z } from "zod";
import type { TextFault } from "../domain/text.ts";
import { cleanText } from "../lib/text.ts";

const LONGEST_CURSOR = 500;
const LONGEST_SEARCH = 200;

const TEXT_FAULTS: Record<TextFault, string> = {
  malformed: "is no well-formed Unicode",
  "not-normalised": "is not in Unicode's normal form C",
  control: "has a control character in it: take it out",
  bidirectional: "has a character in it that turns the direction of writing: take it out",
  joiner: "has an invisible joiner in it: take it out",
  "several-lines": "has several lines: make it one",
  "too-long": `is longer than ${LONGEST_SEARCH} characters: shorten it`,
};

/** Words for a fault of `cleanText`; any other message is words already. */
export const textFaultDetail = (message: string): string =>
  Object.entries(TEXT_FAULTS).find(([fault]) => fault === message)?.[1] ?? message;

/** Parameters that several addresses take. Each message says how to mend. */
export const asOf = z.string().meta({
  description:
    "The record as it stood at the end of this day in Kyiv (YYYY-MM-DD), or at this instant (RFC 3339). Left out: now.",
  examples: ["2026-03-24"],
});
export const limit = z.coerce
  .number("must be a whole number from 1 to 200")
  .int("must be a whole number from 1 to 200")
  .min(1, "must be a whole number from 1 to 200")
  .max(200, "must be a whole number from 1 to 200")
  .default(50)
  .meta({ description: "How many entries to give at most." });
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, "is no cursor: take the `next` of an answer, or leave it out")
  .max(LONGEST_CURSOR, "is no cursor: take the `next` of an answer, or leave it out")
  .meta({ description: "Where to go on: the `next` of the answer before." });
export const searchText = cleanText({ max: LONGEST_SEARCH, multiline: false }).meta({
  description: "Words to look for.",
});
export const delegationCode = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be two capital letters, such as XA")
  .meta({
    description: "Code of a delegation: ISO 3166-1 alpha-2, EU for the European Union.",
    examples: ["XA"],
  });
/** Between these PostgreSQL and every calendar agree on what a day is. */
export const day = z.iso
  .date("must be a day of the calendar, written YYYY-MM-DD")
  .refine((value) => value >= "1900-01-01" && value <= "2299-12-31", "must lie between 1900 and 2299");

/** One of a closed list; the message gives the list. */
export const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, `must be one of ${values.join(", ")}`);
