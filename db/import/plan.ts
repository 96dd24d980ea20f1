import { isDeepStrictEqual } from "node:util";
import type { Bundle, Placed } from "./files.ts";
import { beneficiariesOf, type Known } from "./rules.ts";
import { forEachKind, type Kind } from "./shape.ts";
import { type OwnerTx, readStored, type Symbols, takenSymbols } from "./stored.ts";
import { assignSymbol } from "./symbols.ts";
import {
  type Wanted,
  wantedAnswer,
  wantedCategory,
  wantedCommitment,
  wantedDelegation,
  wantedEvent,
  wantedPathwayStep,
  wantedRequirement,
} from "./wanted.ts";

/** A record that the register does not have; `symbol` is empty for kinds that are named by their code. */
export type Addition<K extends Kind> = { id: string; symbol: string; placed: Placed<K>; wanted: Wanted[K] };
/** A record that the register has otherwise: it is left as it is, and said. */
export type Difference = { kind: Kind; id: string; fields: string[] };
export type Plan = {
  additions: { [K in Kind]: Addition<K>[] };
  same: Record<Kind, number>;
  differences: Difference[];
};

/** Compares checked records with the database: what is new, what is there, what is there otherwise. */
export async function planImport(tx: OwnerTx, bundle: Bundle, known: Known & Symbols): Promise<Plan> {
  const taken = await takenSymbols(tx);
  const symbols = new Map(known.symbols);
  for (const { record } of bundle.commitments) {
    if (!symbols.has(record.id)) symbols.set(record.id, assignSymbol(record.delegation, record.id, taken));
  }
  const beneficiary = beneficiariesOf(bundle, known)[0] ?? "";
  const needs = new Map(known.requirementSymbols);
  for (const { record } of bundle.requirements) {
    if (needs.has(record.id)) continue;
    needs.set(record.id, assignSymbol(record.delegation ?? beneficiary, record.id, taken));
  }
  const [symbolOf, needOf] = [lookUp(symbols), lookUp(needs)];
  const plan: Plan = {
    additions: forEachKind(() => []) as Plan["additions"],
    same: forEachKind(() => 0),
    differences: [],
  };
  const byCode = () => "";
  await compare(tx, plan, "categories", bundle.categories, codeOf, wantedCategory, byCode);
  await compare(tx, plan, "delegations", bundle.delegations, codeOf, wantedDelegation, byCode);
  const commitment = (record: (typeof bundle.commitments)[number]["record"]) =>
    wantedCommitment(record, symbolOf, needOf);
  await compare(tx, plan, "commitments", bundle.commitments, idOf, commitment, ({ id }) => symbolOf(id));
  const requirement = (record: (typeof bundle.requirements)[number]["record"]) =>
    wantedRequirement(record, beneficiary);
  await compare(tx, plan, "requirements", bundle.requirements, idOf, requirement, ({ id }) => needOf(id));
  await compare(tx, plan, "answers", bundle.answers, idOf, (record) => wantedAnswer(record, needOf), byCode);
  await compare(tx, plan, "pathways", bundle.pathways, idOf, wantedPathwayStep, byCode);
  const event = (record: (typeof bundle.events)[number]["record"]) => wantedEvent(record, symbolOf);
  await compare(tx, plan, "events", bundle.events, idOf, event, ({ id }) => assignSymbol("E", id, taken));
  return plan;
}

const lookUp =
  (symbols: ReadonlyMap<string, string>) =>
  (id: string): string => {
    const symbol = symbols.get(id);
    if (symbol === undefined) throw new Error(`no symbol for ${id}: its reference was not checked`);
    return symbol;
  };

const codeOf = ({ code }: { code: string }): string => code;
const idOf = ({ id }: { id: string }): string => id;

async function compare<K extends Kind>(
  tx: OwnerTx,
  plan: Plan,
  kind: K,
  placedRecords: Placed<K>[],
  keyOf: (record: Placed<K>["record"]) => string,
  wantedOf: (record: Placed<K>["record"]) => Wanted[K],
  symbolOf: (record: Placed<K>["record"]) => string,
): Promise<void> {
  const stored = await readStored(
    tx,
    kind,
    placedRecords.map(({ record }) => keyOf(record)),
  );
  const additions: Addition<K>[] = plan.additions[kind];
  for (const placed of placedRecords) {
    const id = keyOf(placed.record);
    const wanted = wantedOf(placed.record);
    const there = stored.get(id);
    if (there === undefined) additions.push({ id, symbol: symbolOf(placed.record), placed, wanted });
    else {
      const fields = differingFields(wanted, there);
      if (fields.length === 0) plan.same[kind] += 1;
      else plan.differences.push({ kind, id, fields });
    }
  }
}

function differingFields(wanted: object, stored: Record<string, unknown>): string[] {
  return Object.entries(wanted)
    .filter(([field, value]) => !isDeepStrictEqual(value, stored[field]))
    .map(([field]) => field);
}

export const countAdditions = (plan: Plan): Record<Kind, number> =>
  forEachKind((kind) => plan.additions[kind].length);
