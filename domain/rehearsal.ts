import type { Day } from "./commitment.ts";
import type { ExcludedReason } from "./coverage-cell.ts";
import { countsIn, type ReadLine, readLines, unmet } from "./coverage-lines.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";
import type { DelegationRecord, Instant } from "./records.ts";
import { responseMinutes } from "./response-time.ts";
import { byText } from "./rings.ts";
import { rolesNow } from "./roles.ts";
import type { Category, DecisionRule, DelegationRole, ObligationAct, Trigger } from "./vocabulary.ts";

/** Who is expected to answer a renewed attack, and is named where nothing binds it to. */
const EXPECTED: readonly DelegationRole[] = ["guarantor", "candidate-guarantor"];
const RESPONSES: readonly Category[] = ["consultation", "mutual-defence"];
const ZONE = "Europe/Kyiv";

/** A line that the attack sets off. */
export type RehearsalStep = {
  symbol: string;
  delegation: string;
  act: ObligationAct | null;
  /** Who decides; null where it is not stated. */
  rule: DecisionRule | null;
  isAutomatic: boolean;
  within: string | null;
  /** False where the text says 'where possible'; null where it states no time. */
  isHard: boolean | null;
  /** From the attack; null where it states no time, which is not 'at once'. */
  hours: number | null;
  due: Instant | null;
  /** It hangs on a condition that cannot be computed. */
  isConditional: boolean;
};

/** Who can prevent an act that is decided by consensus: parties of the line, and who else sits there in its words. */
export type Veto = { symbol: string; delegations: string[]; participants: string | null };
/** Why a line does not act on that day; `by`: the line that its condition waits for. */
type Inactive = { symbol: string; reason: ExcludedReason; by: string | null };
/** A delegation of which an answer is expected, and its lines for that case that do not act on that day. */
export type Unbound = { delegation: string; lines: Inactive[] };

export type Rehearsal = {
  at: Instant;
  /** Of the attack, in Kyiv. */
  day: Day;
  steps: RehearsalStep[];
  vetoes: Veto[];
  unbound: Unbound[];
  /** Lines of consultation and defence in force that day of which nothing says that an attack sets them off. */
  others: { symbol: string; delegation: string; trigger: Trigger | null }[];
};

/**
 * What the record says would follow on a renewed attack that begins `at` an instant: by whom, until when, by whose
 * decision, and of whom nothing (docs/method.md).
 */
export function rehearsal(
  portfolio: Portfolio,
  assumptions: Assumptions,
  delegations: readonly Pick<DelegationRecord, "code" | "roles">[],
  at: Instant,
): Rehearsal {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDate().toString();
  const year = Number(day.slice(0, 4));
  const lines = [...readLines(portfolio, { ...assumptions, attack: day }, { from: year, to: year }).values()];
  const inactive = new Map<ReadLine, Inactive>();
  for (const read of lines) {
    const why = whyInactive(read, day, year);
    if (why !== null) inactive.set(read, why);
  }
  const active = lines.filter((read) => !inactive.has(read));
  const bound = active.filter(isForAttack);
  return {
    at,
    day,
    steps: bound.map((read) => stepOf(read, at)).sort(byDue),
    vetoes: bound.flatMap((read) => vetoOf(read, active)),
    unbound: unboundOf(delegations, day, bound, inactive),
    others: active
      .filter((read) => RESPONSES.includes(read.line.terms.category) && !isForAttack(read))
      .map(({ symbol, line }) => ({ symbol, delegation: line.delegation, trigger: line.terms.trigger })),
  };
}

const isForAttack = ({ line }: ReadLine): boolean => line.terms.trigger === "renewed-attack";

function whyInactive(read: ReadLine, day: Day, year: number): Inactive | null {
  const { active, symbol } = read;
  if ("out" in active) return { symbol, reason: active.out, by: null };
  if (day < active.from) return { symbol, reason: "not-begun", by: null };
  if (active.to !== null && day > active.to) {
    return { symbol, reason: active.endNotStated ? "end-not-stated" : "over", by: null };
  }
  if (countsIn(read, year, year)) return null;
  return { symbol, reason: "condition", by: unmet(read, year, year)?.symbol ?? null };
}

function stepOf({ symbol, line, conditional }: ReadLine, at: Instant): RehearsalStep {
  const { obligationAct, decisionRule, responseTime } = line.terms;
  const minutes = responseTime === null ? null : responseMinutes(responseTime.within);
  return {
    symbol,
    delegation: line.delegation,
    act: obligationAct,
    rule: decisionRule,
    isAutomatic: decisionRule === "automatic",
    within: responseTime?.within ?? null,
    isHard: responseTime?.hard ?? null,
    hours: minutes === null ? null : minutes / 60,
    due: minutes === null ? null : Temporal.Instant.from(at).add({ minutes }).toString(),
    isConditional: conditional,
  };
}

/** By due time, without one last; then hard before soft; then by symbol. */
function byDue(a: RehearsalStep, b: RehearsalStep): number {
  const hours = (a.hours ?? Number.MAX_VALUE) - (b.hours ?? Number.MAX_VALUE);
  return hours || Number(b.isHard ?? false) - Number(a.isHard ?? false) || byText(a.symbol, b.symbol);
}

function vetoOf({ symbol, line }: ReadLine, active: readonly ReadLine[]): Veto[] {
  if (line.terms.decisionRule !== "consensus") return [];
  const lead = line.partOf ?? symbol;
  const joint = active.filter((other) => other.symbol === lead || other.line.partOf === lead);
  const parties = [line.delegation, ...joint.map((other) => other.line.delegation)];
  const { participants = null } = line.terms.details;
  return [{ symbol, delegations: [...new Set(parties)].sort(byText), participants }];
}

function unboundOf(
  delegations: readonly Pick<DelegationRecord, "code" | "roles">[],
  day: Day,
  bound: readonly ReadLine[],
  inactive: ReadonlyMap<ReadLine, Inactive>,
): Unbound[] {
  const answering = new Set(bound.map(({ line }) => line.delegation));
  const silent = Map.groupBy(
    [...inactive].filter(([read]) => isForAttack(read)),
    ([{ line }]) => line.delegation,
  );
  return delegations
    .filter((each) => rolesNow(each, day).roles.some((role) => EXPECTED.includes(role)))
    .filter(({ code }) => !answering.has(code))
    .map(({ code }) => ({ delegation: code, lines: (silent.get(code) ?? []).map(([, why]) => why) }))
    .sort((a, b) => byText(a.delegation, b.delegation));
}
