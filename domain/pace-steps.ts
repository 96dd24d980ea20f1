import { canonicalJson } from "./canonical-json.ts";
import type { CommitmentTerms } from "./commitment.ts";
import type { CommitmentRecord } from "./records.ts";
import { CONSENT_STEPS, type Stage } from "./vocabulary.ts";

/** What a step from one version of a line to its next may be counted as. */
export const HEADS = ["forward", "back", "party", "line", "amount", "term"] as const;
export type Head = (typeof HEADS)[number];
/** `at` in milliseconds of the epoch. */
export type Step = { head: Head; at: number };

export type VersionOfLine = Pick<
  CommitmentRecord,
  "symbol" | "version" | "delegation" | "actKind" | "recordedAt" | "supersededAt" | "terms"
>;

/** Every step of every line, in no order. A version that a correction brought is where the next step begins, and is none. */
export function stepsOf(versions: readonly VersionOfLine[]): Step[] {
  const dated = versions
    .map((version) => ({ version, at: Temporal.Instant.from(version.recordedAt).epochMilliseconds }))
    .sort((a, b) => a.at - b.at || a.version.version - b.version.version);
  const steps: Step[] = [];
  const before = new Map<string, CommitmentTerms>();
  const parties = new Map<string, number>();
  for (const { version, at } of dated) {
    const old = before.get(version.symbol) ?? null;
    before.set(version.symbol, version.terms);
    if (version.actKind === "correction") continue;
    for (const head of headsOf(old, version.terms)) steps.push({ head, at });
    if (!version.terms.nilReturn && !parties.has(version.delegation)) parties.set(version.delegation, at);
  }
  for (const at of parties.values()) steps.push({ head: "party", at });
  return steps;
}

function headsOf(old: CommitmentTerms | null, now: CommitmentTerms): Head[] {
  const isThere = old !== null && !old.nilReturn;
  if (!isThere) return now.nilReturn ? [] : ["line"];
  if (now.nilReturn) return ["back"];
  const moved = rank(now.stage) - rank(old.stage);
  return [
    ...(moved > 0 ? (["forward"] as const) : []),
    ...(moved < 0 ? (["back"] as const) : []),
    ...(differs([old.quantity, old.amount], [now.quantity, now.amount]) ? (["amount"] as const) : []),
    ...(differs(durationOf(old), durationOf(now)) ? (["term"] as const) : []),
  ];
}

/** Exits stand below every step of consent, and beside each other. */
const STEPS: readonly Stage[] = CONSENT_STEPS;
const rank = (stage: Stage): number => STEPS.indexOf(stage);
const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b);
const durationOf = (terms: CommitmentTerms): unknown => [
  terms.start,
  terms.term,
  terms.extension,
  terms.exit,
  terms.fundedUntil,
];
