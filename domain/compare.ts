import { FIELD_NAMES, type FieldName } from "./field-names.ts";
import type { CommitmentRecord } from "./records.ts";
import { fieldsOf } from "./terms-fields.ts";
import { ATTRIBUTIONS, type Attribution, EXIT_STAGES, STAGES, type Stage } from "./vocabulary.ts";

/** What the comparison looks at of a line as one audience reads it. */
export type ComparedLine = Pick<
  CommitmentRecord,
  "symbol" | "version" | "delegation" | "attribution" | "terms"
>;

/**
 * What one side says in a category: it has lines; it says that it makes no commitment there; or nothing is on record.
 * Silence is no nil return, and neither is a nil return that was taken back.
 */
export type Standing = "lines" | "nil" | "nothing";
export type ComparedSide<L> = { standing: Standing; lines: L[] };
export type CategoryRow<L> = {
  category: string;
  a: ComparedSide<L>;
  b: ComparedSide<L>;
  differs: boolean;
};

/** Whence a line is known, and when it was last said, is no part of what it undertakes. */
const isSubstance = (field: FieldName): boolean =>
  !/^source_/.test(field) && field !== "stated_on" && field !== "confirmed_on";
const SUBSTANCE = FIELD_NAMES.filter(isSubstance);

/**
 * One row a category, in the order given. A row is equal where both sides stand alike and every field of every line
 * is the same on both, apart from sources and days of statement; who says so counts as a field. Of one delegation at
 * two dates a line is also the same only as itself: the symbols must agree.
 */
export function compareOffers<L extends ComparedLine>(
  a: readonly L[],
  b: readonly L[],
  categories: readonly string[],
): CategoryRow<L>[] {
  const isOneParty = new Set([...a, ...b].map(({ delegation }) => delegation)).size <= 1;
  return categories.map((category) => {
    const [left, right] = [sideOf(a, category), sideOf(b, category)];
    const differs =
      left.standing !== right.standing || textOf(left, isOneParty) !== textOf(right, isOneParty);
    return { category, a: left, b: right, differs };
  });
}

function sideOf<L extends ComparedLine>(lines: readonly L[], category: string): ComparedSide<L> {
  const own = lines.filter(({ terms }) => terms.category === category);
  const said = own.filter((line) => !isNil(line));
  if (said.length > 0) return { standing: "lines", lines: said };
  return { standing: own.length > 0 ? "nil" : "nothing", lines: own };
}

/** A nil return that stands. One that was withdrawn is a line that ended. */
const isNil = ({ terms }: ComparedLine): boolean =>
  terms.nilReturn && !EXIT_STAGES.some((stage) => stage === terms.stage);

/** The order of lines says nothing: of two delegations they have other symbols. */
const textOf = <L extends ComparedLine>({ lines }: ComparedSide<L>, isOneParty: boolean): string =>
  JSON.stringify(lines.map((line) => lineText(line, isOneParty)).toSorted());

function lineText({ symbol, attribution, terms }: ComparedLine, withSymbol: boolean): string {
  const fields = fieldsOf(terms);
  return JSON.stringify([withSymbol ? symbol : "", attribution, ...SUBSTANCE.map((field) => fields[field])]);
}

export type Totals = {
  lines: number;
  stages: Partial<Record<Stage, number>>;
  attributions: Partial<Record<Attribution, number>>;
};

/** Counts of lines, and of nothing else: units, currencies and firmness do not add up to one figure. Nil returns are no lines. */
export function totalsOf(lines: readonly ComparedLine[]): Totals {
  const counted = lines.filter((line) => !isNil(line));
  const count = <T extends string>(known: readonly T[], of: (line: ComparedLine) => T) =>
    Object.fromEntries(
      known.flatMap((code) => {
        const found = counted.filter((line) => of(line) === code).length;
        return found > 0 ? [[code, found]] : [];
      }),
    ) as Partial<Record<T, number>>;
  return {
    lines: counted.length,
    stages: count(STAGES, ({ terms }) => terms.stage),
    attributions: count(ATTRIBUTIONS, ({ attribution }) => attribution),
  };
}

/** Whether both sides count the same, kind by kind. */
export const sameTotals = (a: Totals, b: Totals): boolean =>
  STAGES.every((stage) => a.stages[stage] === b.stages[stage]) &&
  ATTRIBUTIONS.every((kind) => a.attributions[kind] === b.attributions[kind]);
