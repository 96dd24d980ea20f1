// Who can do what to an offer, and what came of it when they tried: one row for each transition, one word for each role.
import type { Step } from "../domain/steps.ts";
import type { ActKind } from "../domain/vocabulary.ts";
import type { Name } from "./world.ts";

/**
 * Everybody, as they stand to the delegation XB whose offer it is. `signedOut` has no session any more; `ended` had
 * the page open as head when the session was ended.
 */
export const ROLES = {
  drafter: "drafterB",
  head: "headB",
  headAway: "headB",
  deputyBefore: "deputyB",
  deputy: "deputyB",
  deputyAfter: "deputyB",
  otherHead: "headA",
  beneficiary: "headU",
  secretariat: "secretariat",
  admin: "admin",
  signedOut: "signedOut",
  ended: "headB",
} as const satisfies Record<string, Name>;
export type Role = keyof typeof ROLES;
export const EVERY_ROLE = Object.keys(ROLES) as Role[];

/** Hours from now at which a deputy's period begins and ends, and whether the head hands over all. */
export const PERIODS: Partial<Record<Role, { from: number; until: number; exclusive: boolean }>> = {
  headAway: { from: -24, until: 24, exclusive: true },
  deputyBefore: { from: 24, until: 48, exclusive: false },
  deputy: { from: -24, until: 24, exclusive: false },
  deputyAfter: { from: -48, until: -24, exclusive: false },
};

const COLUMNS =
  "drafter head headAway deputyBefore deputy deputyAfter otherHead beneficiary secretariat admin signedOut ended";
const WORDS: Record<string, string> = {
  yes: "done",
  no: "not_found",
  out: "unauthenticated",
  none: "nothing_to_do",
};

export type Row = Record<Role, string>;

/** A row of words in the order of the columns. */
function row(words: string): Row {
  const said = words.split(" ").filter(Boolean);
  const columns = COLUMNS.split(" ") as Role[];
  if (said.length !== columns.length) throw new Error(`${said.length} words for ${columns.length} roles`);
  return Object.fromEntries(columns.map((role, at) => [role, WORDS[said[at] ?? ""] ?? said[at]])) as Row;
}

// Whose own delegation has no draft learns of that one alone ("none"): whose line or draft it is does not come into it.
//                            draf head away  dep−  dep  dep+  oth   ben   sec  adm  out  ended
const members = row("          yes  yes  yes   yes   yes  yes   no    no    no   no   out  no");
const ofOwnDraft = row("       yes  yes  yes   yes   yes  yes   none  none  no   no   out  none");
const deciders = row("         no   yes  no    no    yes  no    no    no    no   no   out  no");
const ofSubmittedDraft = row(" no   yes  no    no    yes  no    none  none  no   no   out  none");
// Another head appoints colleagues of their own alone: the field is refused, as for somebody whom nobody knows.
const byRole = row("           no   yes  yes   no    no   no    invalid invalid no no  out  invalid");
const byHolder = row("         no   yes  yes   yes   yes  yes   no    no    no   no   out  no");

/** What a delegation does while it drafts, and around it. */
export const TRANSITIONS = {
  "save a field": members,
  // Of the own delegation, whichever it is.
  "begin a commitment": row("yes yes yes yes yes yes yes yes no no out no"),
  "copy a commitment": members,
  "drop a line": ofOwnDraft,
  comment: members,
  "resolve a talk": ofOwnDraft,
  "restore a text": members,
  "be present": members,
  submit: ofOwnDraft,
  "take back": ofOwnDraft,
  return: ofSubmittedDraft,
  "communicate at once": ofSubmittedDraft,
  "communicate under an embargo": ofSubmittedDraft,
  "communicate what oneself submitted": row("no two_persons no no two_persons no none none no no out none"),
  "call off": deciders,
  "appoint a deputy": byRole,
  "end a period": byHolder,
} as const;
export type Transition = keyof typeof TRANSITIONS;

/** Each step of a line after communication: who writes it into the draft, and who communicates it as which act. */
export const STEP_ROWS: Record<Step, { drafts: Row; communicates: Row; act: ActKind }> = {
  pledge: { drafts: members, communicates: ofSubmittedDraft, act: "communication" },
  sign: { drafts: members, communicates: ofSubmittedDraft, act: "signature" },
  ratify: { drafts: members, communicates: ofSubmittedDraft, act: "ratification" },
  "enter-into-force": { drafts: members, communicates: ofSubmittedDraft, act: "entry-into-force" },
  withdraw: { drafts: members, communicates: ofSubmittedDraft, act: "withdrawal" },
  denounce: { drafts: members, communicates: ofSubmittedDraft, act: "withdrawal" },
  suspend: { drafts: members, communicates: ofSubmittedDraft, act: "suspension" },
  resume: { drafts: members, communicates: ofSubmittedDraft, act: "communication" },
  correct: { drafts: members, communicates: ofSubmittedDraft, act: "correction" },
  confirm: { drafts: members, communicates: ofSubmittedDraft, act: "confirmation" },
};
