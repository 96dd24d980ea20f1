// The rows from which the examiner works: what the API says, as far as the method reads it, and nothing from the program.

export type ApiCommitment = {
  symbol: string;
  delegation: string;
  category: string;
  nilReturn: boolean;
  stage: string;
  start: { kind: string; on?: string | null; event?: string } | null;
  term: { kind: string; until?: string; length?: string; event?: string } | null;
  extension: string | null;
  exit: { kind: string; before?: string | null; notice?: string } | null;
  trigger: string | null;
  conditions: { text: string; event: string | null; commitment: string | null }[];
  addresses: string[];
  partOf: string | null;
  quantity: { value: string; unit: string; tempo: string | null } | null;
  amount: { value: string; currency: string; period: string | null } | null;
  fundedUntil: string | null;
  statedOn: string;
  nominalEnd: string | null;
  assuredHorizon: string | null;
};
export type ApiAnswer = { commitment: string; answer: string; share: string | null };
export type ApiRequirement = {
  symbol: string;
  category: string;
  need: { minimum: string; unit: string; tempo: string } | null;
  period: { from: string | null; to: string | null };
  answers: ApiAnswer[];
};
export type ApiEvent = { symbol: string; on: string };

/** What was assumed, in the words of the API's parameters. */
export type Asked = {
  floor: string;
  without: readonly string[];
  ceasefire: string | null;
  peace: string | null;
  attack: string | null;
  lapse: readonly string[];
  delay: Readonly<Record<string, string>>;
  raise: Readonly<Record<string, string>>;
};

export type Rows = {
  /** The calendar day in Kyiv of the moment in view. */
  asOf: string;
  commitments: ApiCommitment[];
  requirements: ApiRequirement[];
  events: ApiEvent[];
};

export const STEPS = ["expressed", "pledged", "signed", "ratified", "in-force"];

/** The step of a line: its stage or, where it is later, the one to which it is raised. */
export function stepOf(line: ApiCommitment, asked: Asked): string {
  const raised = asked.raise[line.symbol];
  return raised !== undefined && STEPS.indexOf(raised) > STEPS.indexOf(line.stage) ? raised : line.stage;
}
