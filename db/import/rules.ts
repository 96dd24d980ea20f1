import type { Day } from "../../domain/commitment.ts";
import { nominalEnd } from "../../domain/duration.ts";
import { PATHWAY_TEMPLATES } from "../../domain/pathways.ts";
import { type Fault, pointerTo } from "./faults.ts";
import type { Bundle, Named, Placed } from "./files.ts";
import type { Kind } from "./shape.ts";
import { rolesOf, startOf, termOf } from "./terms.ts";

/** What the database holds already, for references that point there. */
export type Known = {
  delegations: ReadonlySet<string>;
  beneficiaries: readonly string[];
  categories: ReadonlySet<string>;
  commitments: ReadonlySet<string>;
  requirements: ReadonlySet<string>;
};

type Report = (placed: Placed<Kind>, path: Path, reason: string) => void;

/** Faults between fields and between records. `today` is a calendar day; nothing can have been stated after it. */
export function ruleFaults(bundle: Bundle, named: Named, known: Known, today: Day): Fault[] {
  const faults: Fault[] = [];
  const report: Report = ({ file, path }, field, reason) =>
    faults.push({ file, pointer: pointerTo([...path, ...field]), reason });
  const rules = references(named, known, today, report);
  duplicates(bundle, report);
  for (const placed of bundle.delegations) periodsOfRoles(placed, report);
  for (const placed of bundle.commitments) commitmentRules(placed, rules, report);
  const beneficiaries = beneficiariesOf(bundle, known);
  for (const placed of bundle.requirements) requirementRules(placed, rules, beneficiaries, report);
  for (const placed of bundle.answers) answerRules(placed, rules, report);
  for (const placed of bundle.pathways) pathwayRules(placed, rules, report);
  for (const placed of bundle.events) eventRules(placed, rules);
  return faults;
}

type Path = (string | number)[];
type References = ReturnType<typeof references>;

/** Rules that look outside the one record: each reports at `path` unless what is named exists. */
function references(named: Named, known: Known, today: Day, report: Report) {
  const delegations = known.delegations.union(named.delegations);
  const categories = known.categories.union(named.categories);
  const commitments = known.commitments.union(named.commitments);
  const requirements = known.requirements.union(named.requirements);
  return {
    delegation(placed: Placed<Kind>, path: Path, code: string) {
      if (!delegations.has(code))
        report(placed, path, `${code} is no delegation; import it too, or mend the code`);
    },
    category(placed: Placed<"commitments" | "requirements">) {
      const { category } = placed.record;
      if (!categories.has(category)) {
        report(placed, ["category"], `${category} has no definition yet; import it in categories`);
      }
    },
    commitment(placed: Placed<Kind>, path: Path, id: string) {
      if (!commitments.has(id)) report(placed, path, `${id} is no commitment here or in the register`);
    },
    requirement(placed: Placed<Kind>, path: Path, id: string) {
      if (!requirements.has(id)) report(placed, path, `${id} is no requirement here or in the register`);
    },
    past(placed: Placed<Kind>, field: string, on: Day | undefined) {
      if (on !== undefined && on > today) report(placed, [field], `${on} lies ahead of today, ${today}`);
    },
  };
}

function commitmentRules(placed: Placed<"commitments">, rules: References, report: Report): void {
  const { record } = placed;
  rules.delegation(placed, ["delegation"], record.delegation);
  rules.category(placed);
  rules.past(placed, "stated_on", record.stated_on);
  for (const [index, { commitment }] of (record.conditions_list ?? []).entries()) {
    if (commitment !== null) rules.commitment(placed, ["conditions_list", index, "commitment"], commitment);
  }
  for (const [index, id] of (record.addresses ?? []).entries()) {
    rules.requirement(placed, ["addresses", index], id);
  }
  if (record.part_of !== undefined) {
    rules.commitment(placed, ["part_of"], record.part_of);
    if (record.part_of === record.id) report(placed, ["part_of"], "is the line itself; name the lead's line");
  }
  periods(placed, report);
  nilReturn(placed, report);
}

function requirementRules(
  placed: Placed<"requirements">,
  rules: References,
  beneficiaries: readonly string[],
  report: Report,
): void {
  const { record } = placed;
  rules.category(placed);
  rules.past(placed, "stated_on", record.stated_on);
  if (record.delegation !== undefined) rules.delegation(placed, ["delegation"], record.delegation);
  else if (beneficiaries.length !== 1) {
    report(placed, ["delegation"], `is missing, and there are ${beneficiaries.length} beneficiaries`);
  }
  order(placed, ["period", "to"], record.period?.to, record.period?.from, "from", report);
}

function answerRules(placed: Placed<"answers">, rules: References, report: Report): void {
  const { record } = placed;
  rules.requirement(placed, ["requirement"], record.requirement);
  rules.commitment(placed, ["commitment"], record.commitment);
  rules.past(placed, "stated_on", record.stated_on);
  const share = Number(record.share ?? 0.5);
  if (record.share !== undefined && record.answer !== "partly") {
    report(placed, ["share"], "goes with the answer 'partly' alone; remove it");
  } else if (share <= 0 || share >= 1) {
    report(placed, ["share"], `${record.share} is no share between 0 and 1`);
  }
}

function pathwayRules(placed: Placed<"pathways">, rules: References, report: Report): void {
  const { record } = placed;
  rules.delegation(placed, ["delegation"], record.delegation);
  rules.past(placed, "stated_on", record.stated_on);
  rules.past(placed, "done_on", record.done_on);
  if (!Object.hasOwn(PATHWAY_TEMPLATES[record.template], record.step)) {
    report(placed, ["step"], `${record.step} is no step of ${record.template}`);
  }
  if (record.done_on !== undefined && (record.expected_on ?? record.blocked_by) !== undefined) {
    report(
      placed,
      ["done_on"],
      "is given, so that nothing is expected or blocked any more; remove one of them",
    );
  }
}

function eventRules(placed: Placed<"events">, rules: References): void {
  const { record } = placed;
  for (const [index, code] of record.participants.entries()) {
    rules.delegation(placed, ["participants", index], code);
  }
  for (const [index, id] of (record.changes ?? []).entries())
    rules.commitment(placed, ["changes", index], id);
}

/** The beneficiaries of file and database together. */
export function beneficiariesOf(bundle: Bundle, known: Pick<Known, "beneficiaries">): string[] {
  const inFile = bundle.delegations
    .filter(({ record }) => rolesOf(record).some(({ role }) => role === "beneficiary"))
    .map(({ record }) => record.code);
  return [...new Set([...known.beneficiaries, ...inFile])];
}

function duplicates(bundle: Bundle, report: Report): void {
  for (const placedList of Object.values(bundle) as Placed<Kind>[][]) {
    const first = new Map<string, Placed<Kind>>();
    for (const placed of placedList) {
      const key = "id" in placed.record ? "id" : "code";
      const id = "id" in placed.record ? placed.record.id : placed.record.code;
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, placed);
      else report(placed, [key], `${id} stands already at ${earlier.file}${pointerTo(earlier.path)}`);
    }
  }
}

function order(
  placed: Placed<Kind>,
  path: Path,
  end: Day | null | undefined,
  start: Day | null | undefined,
  startName: string,
  report: Report,
): void {
  if (end && start && end < start) {
    report(placed, path, `${end} is before ${startName} ${start}; give a later day or remove it`);
  }
}

function periodsOfRoles(placed: Placed<"delegations">, report: Report): void {
  for (const [index, { from, to }] of (placed.record.roles ?? []).entries()) {
    order(placed, ["roles", index, "to"], to, from, "from", report);
  }
}

/** Ends lie after starts, whether given by the base fields or by `start` and `term`; both must tell the same end. */
function periods(placed: Placed<"commitments">, report: Report): void {
  const { record } = placed;
  const start = startOf(record);
  const startOn = start.kind === "unstated" ? null : start.on;
  const startName = record.start ? "start/on" : "starts_on";
  order(placed, ["ends_on"], record.ends_on, record.starts_on, "starts_on", report);
  if (record.term?.kind === "fixed-date")
    order(placed, ["term", "until"], record.term.until, startOn, startName, report);
  order(placed, ["funded_until"], record.funded_until, startOn, startName, report);
  if (!record.term || record.ends_on === null) return;
  const end = nominalEnd({ start, term: termOf(record) });
  if (end !== null && end !== record.ends_on) {
    report(placed, ["term"], `ends on ${end}, but ends_on says ${record.ends_on}; make both agree`);
  }
}

function nilReturn(placed: Placed<"commitments">, report: Report): void {
  if (!placed.record.nil_return) return;
  for (const field of ["amount", "quantity"] as const) {
    if (placed.record[field]) report(placed, [field], "cannot stand in a nil return; remove one of the two");
  }
}
