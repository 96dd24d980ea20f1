import type { Day } from "./commitment.ts";
import type { Pathway } from "./pathways.ts";
import { byText } from "./rings.ts";

export type PartyPathway = { delegation: string; pathway: Pick<Pathway, "earliest" | "blocked"> };
/** `quorum` null: all parties are needed. `required`: codes of those that must be among them. */
export type ForceRule = { quorum: number | null; required: readonly string[] };
export type WholeOfTalks = {
  /** Earliest entry into force of the whole; null where it is impossible as things stand. */
  earliest: Day | null;
  /** Codes of the parties whose day that is. */
  setBy: string[];
  /** Days that each other party has in hand; null for one without a day, or whose day is later and not needed. */
  slack: { delegation: string; days: number | null }[];
  /** The parties without a day, each with the steps that are in its way; none for a party that has no pathway. */
  without: { delegation: string; blocked: readonly string[] }[];
};

/** When enough parties can be through: the latest of the earliest days that are needed (docs/method.md). */
export function wholeOfTalks(
  parties: readonly PartyPathway[],
  { quorum, required }: ForceRule,
): WholeOfTalks {
  const known = parties.toSorted((a, b) => byText(a.delegation, b.delegation));
  const codes = known.map(({ delegation }) => delegation);
  const must = new Set(quorum === null ? [...codes, ...required] : required);
  const ready = known.flatMap(({ delegation, pathway: { earliest } }) =>
    earliest === null ? [] : [{ delegation, earliest }],
  );
  const others = ready
    .filter(({ delegation }) => !must.has(delegation))
    .sort((a, b) => byText(a.earliest, b.earliest) || byText(a.delegation, b.delegation))
    .slice(0, Math.max(0, (quorum ?? 0) - must.size));
  const needed = [...ready.filter(({ delegation }) => must.has(delegation)), ...others];
  const isEnough = needed.length >= Math.max(must.size, quorum ?? 0) && needed.length > 0;
  const earliest = isEnough
    ? (needed
        .map((each) => each.earliest)
        .toSorted()
        .at(-1) ?? null)
    : null;
  const days = new Map(ready.map((each) => [each.delegation, each.earliest]));
  return {
    earliest,
    setBy: needed.flatMap((each) => (each.earliest === earliest ? [each.delegation] : [])).sort(byText),
    slack: codes.map((delegation) => ({ delegation, days: slackOf(days.get(delegation), earliest) })),
    without: [
      ...known.flatMap(({ delegation, pathway: { earliest: day, blocked } }) =>
        day === null ? [{ delegation, blocked }] : [],
      ),
      ...[...must].flatMap((code) => (codes.includes(code) ? [] : [{ delegation: code, blocked: [] }])),
    ].sort((a, b) => byText(a.delegation, b.delegation)),
  };
}

function slackOf(own: Day | undefined, whole: Day | null): number | null {
  if (own === undefined || whole === null || own > whole) return null;
  return Temporal.PlainDate.from(own).until(whole).days;
}
