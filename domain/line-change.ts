import type { Day } from "./commitment.ts";
import type { CommitmentRecord, Instant } from "./records.ts";
import { overall, type StrengthFinding, strengthOf } from "./strength.ts";
import type { Verdict } from "./strength-rules.ts";
import type { Stage } from "./vocabulary.ts";

export const CHANGE_KINDS = ["new", "changed", "ended"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What became of one line between two moments of record time, for one audience. */
export type LineChange = {
  symbol: string;
  delegation: string;
  kind: ChangeKind;
  /** What stood at the first moment; null where the line was not on the record yet. */
  before: CommitmentRecord | null;
  /** What stands at the second. */
  after: CommitmentRecord;
  /** The versions recorded in between, oldest first; the last of them is `after`. */
  versions: CommitmentRecord[];
  /** What the change from `before` to `after` does to the line; the steps between are not judged. */
  findings: StrengthFinding[];
  verdict: Verdict;
};

const ENDED: readonly Stage[] = ["withdrawn", "lapsed", "superseded", "denounced"];

/**
 * Compares what stood after `from` with what stands at the end of `versions`, line by line. `versions` are those that
 * stood at some time from then on, oldest first within a line; lines without a newer one are left out. `day` is the day
 * on which notice is taken to be given, where an exit changes.
 */
export function lineChanges(versions: readonly CommitmentRecord[], from: Instant, day: Day): LineChange[] {
  const lines = Map.groupBy(versions, ({ symbol }) => symbol);
  return [...lines.values()].flatMap((line) => changeOf(line, from, day) ?? []);
}

function changeOf(line: readonly CommitmentRecord[], from: Instant, day: Day): LineChange | null {
  const isNewer = ({ recordedAt }: CommitmentRecord) => Temporal.Instant.compare(recordedAt, from) > 0;
  const versions = line.filter(isNewer);
  const before = line.findLast((version) => !isNewer(version)) ?? null;
  const after = versions.at(-1);
  if (!after) return null;
  const findings = strengthOf(before?.terms ?? null, after.terms, day);
  const { symbol, delegation } = after;
  const { verdict } = overall(findings);
  return { symbol, delegation, kind: kindOf(before, after), before, after, versions, findings, verdict };
}

function kindOf(before: CommitmentRecord | null, after: CommitmentRecord): ChangeKind {
  if (before === null) return "new";
  const hasEnded = ({ terms }: CommitmentRecord) => ENDED.some((stage) => stage === terms.stage);
  return hasEnded(after) && !hasEnded(before) ? "ended" : "changed";
}
