import type { CalendarDuration, Day, Source, Text } from "./commitment.ts";
import type { Category, NeedTempo, Priority } from "./vocabulary.ts";

/**
 * A measured need: `minimum` and `desired` are decimal strings in `unit` (for money an ISO 4217 code). `desired` is null
 * where only the least is named.
 */
export type Need = { minimum: string; desired: string | null; unit: string; tempo: NeedTempo };

/** All that one version of a requirement says. Immutable once an act has brought it. */
export type RequirementTerms = {
  category: Category;
  title: Text;
  summary: Text;
  priority: Priority;
  /** Null where the need is not measured; then `needText` alone says what is needed. */
  need: Need | null;
  needText: string | null;
  /** Days within which it is needed, both included; null where the beneficiary named none. */
  period: { from: Day | null; to: Day | null };
  /** For how long, in the words of the source, and the least of it where the words name a length. */
  durationSought: string | null;
  lengthSought: CalendarDuration | null;
  statedOn: Day | null;
  sources: Source[];
};

/** What a version says otherwise than the one before it, in the order in which a requirement is read. */
export function changedTerms(before: RequirementTerms, after: RequirementTerms): (keyof RequirementTerms)[] {
  const names = Object.keys(after) as (keyof RequirementTerms)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
