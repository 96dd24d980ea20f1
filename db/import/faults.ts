import type { z } from "zod";
import type { TextFault } from "../../domain/text.ts";

/** Why a record is rejected: where it stands (RFC 6901) and what is wrong, in words that say how to mend it. */
export type Fault = { file: string; pointer: string; reason: string };

export const faultLine = ({ file, pointer, reason }: Fault): string =>
  `${file}${pointer === "" ? "" : `: ${pointer}`}: ${reason}`;

/** A JSON pointer from path segments. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const TEXT_WORDS: Record<TextFault, string> = {
  malformed: "holds half a character (a lone surrogate); write the text again",
  "not-normalised": "is not in Unicode normal form C",
  control: "holds an invisible control character; remove it",
  bidirectional: "holds a character that turns the direction of writing; remove it",
  joiner: "holds an invisible joiner; remove it",
  "several-lines": "must be one line",
  "too-long": "is too long; shorten it",
};
/** Codes of faults that a form says in the reader's language. */
const WORDS = {
  ...TEXT_WORDS,
  required: "must not be empty",
  "day-malformed": "is no day of the calendar; write it as YYYY-MM-DD",
  "number-malformed": "is no number; write it as 1500 or 1.5",
};
const isWorded = (message: string): message is keyof typeof WORDS => Object.hasOwn(WORDS, message);

/** The faults of one record that has not its shape. `at` is where the record stands in the file. */
export function shapeFaults(
  file: string,
  at: readonly PropertyKey[],
  error: z.ZodError,
  record: unknown,
): Fault[] {
  return error.issues.flatMap((issue) =>
    issueFaults(issue, record).map((fault) => ({
      file,
      pointer: pointerTo([...at, ...fault.path]),
      reason: fault.reason,
    })),
  );
}

type Placed = { path: PropertyKey[]; reason: string };

function issueFaults(issue: z.core.$ZodIssue, record: unknown): Placed[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...issue.path, key], reason: "is no known field; remove it" }));
  }
  if (valueAt(record, issue.path) === undefined) return [{ path: issue.path, reason: "is missing" }];
  return [{ path: issue.path, reason: reasonOf(issue, record) }];
}

function reasonOf(issue: z.core.$ZodIssue, record: unknown): string {
  switch (issue.code) {
    case "invalid_value":
      return `${shown(valueAt(record, issue.path))} is none of ${issue.values.join(", ")}`;
    case "invalid_union":
      return "options" in issue && issue.options
        ? `${shown(valueAt(record, issue.path))} is none of ${issue.options.join(", ")}`
        : `${shown(valueAt(record, issue.path))} has not the right form`;
    case "invalid_type":
      return `must be ${WITH_ARTICLE[issue.expected] ?? issue.expected}, not ${kindOf(valueAt(record, issue.path))}`;
    case "too_big":
      return `must be at most ${issue.maximum}${issue.origin === "array" ? " items" : ""}`;
    case "too_small":
      return issue.origin === "string" ? "must not be empty" : `must be at least ${issue.minimum}`;
    default:
      return isWorded(issue.message)
        ? WORDS[issue.message]
        : `${shown(valueAt(record, issue.path))} ${issue.message}`;
  }
}

const WITH_ARTICLE: Record<string, string> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return WITH_ARTICLE[typeof value] ?? typeof value;
}

/** A value as it stands in the file, cut so that a huge one does not fill the screen. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  let value = record;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
