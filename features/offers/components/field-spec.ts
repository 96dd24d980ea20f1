import type { SelectOption } from "@/components/field.tsx";
import type { FieldFault, RefusalCode } from "@/domain/refusal.ts";
import type { FieldName } from "@/domain/terms-fields.ts";
import type { FaultWords } from "@/lib/fault-words.ts";
import type { RefusalWords } from "@/lib/refusal-words.ts";

/** One field of the editor as data, its words ready in the reader's language. */
export type FieldSpec = {
  name: FieldName;
  label: string;
  /** `half`: a line beside its like. `lines`: a few lines of text. `switch`: yes or no, both in sight. */
  control: "line" | "half" | "short" | "prose" | "lines" | "day" | "choice" | "switch";
  inputMode?: "decimal" | "url" | undefined;
  hint?: string | undefined;
  /** What the register reads in a text such as `P10Y`. */
  reading?: string | undefined;
  optional?: string | undefined;
  options?: readonly SelectOption[] | undefined;
  definitions?: readonly { term: string; text: string }[] | undefined;
  /** What is over them, where they are no meanings of words. */
  definitionsLabel?: string | undefined;
  /** Shown for these categories alone, and wherever it is filled. */
  forCategories?: readonly string[] | undefined;
  /** Which list of suggestions goes with it. */
  suggestions?: "events" | "commitments" | undefined;
  /** Room for a further source or condition, folded away. */
  isSpare: boolean;
  /** The text that is stored: what is typed is merged with it as its base. */
  value: string;
};

/** `forCategories` names those that usually state it; null for all of them. */
export type GroupSpec = {
  id: string;
  title: string;
  forCategories: readonly string[] | null;
  isFilled: boolean;
  fields: readonly FieldSpec[];
};

/** What the texts of 'How long' come to; without a sentence, what is missing. */
export type DurationSaid = { sentence: string | null; faults: readonly FieldFault[] };
export type Suggestions = Record<"events" | "commitments", readonly { value: string; label: string }[]>;

export type EditorWords = {
  definitions: string;
  /** Names the links to the parts of the form. */
  sections: string;
  save: string;
  saveAndReview: string;
  saving: string;
  saved: string;
  savedExcept: string;
  choose: string;
  unsaved: string;
  allSaved: string;
  notSaved: string;
  offline: string;
  colleague: string;
  colleagueField: string;
  toMendTitle: string;
  problemTitle: string;
  clashTitle: string;
  clashText: string;
  clashBy: string;
  theirs: string;
  mine: string;
  base: string;
  showAll: string;
  moreRoom: string;
  durationTitle: string;
  durationMissing: string;
  saidOf: string;
  nothing: string;
  takeMine: string;
  takeTheirs: string;
  signedOut: string;
  signedOutText: string;
  signInAgain: string;
  faults: FaultWords;
  refusals: RefusalWords;
};

/** What the action behind the editor answers (server/action.ts). */
export type SaveState =
  | { status: "idle" }
  | { status: "saved"; result?: unknown }
  | { status: "invalid"; faults: FieldFault[]; values: Record<string, string> }
  | {
      status: "refused";
      code: RefusalCode;
      faults: readonly FieldFault[];
      retryAfter: number | null;
      values: Record<string, string>;
    };
export type SaveAction = (previous: SaveState, form: FormData) => Promise<SaveState>;
