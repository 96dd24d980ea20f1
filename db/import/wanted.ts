import { commitmentColumns } from "../commitment-columns.ts";
import type { Records } from "./shape.ts";
import { commitmentTerms, rolesOf, sourcesOf } from "./terms.ts";

/** Each record as the columns that it asks for, so that writing and comparing speak of the same thing. */

export const wantedCategory = (record: Records["categories"]) => ({
  position: record.position,
  nameEn: record.name_en,
  nameUk: record.name_uk,
  definitionEn: record.definition_en,
  definitionUk: record.definition_uk,
});

export const wantedDelegation = (record: Records["delegations"]) => ({
  kind: record.kind,
  nameEn: record.name_en,
  nameUk: record.name_uk,
  genitiveUk: record.genitive_uk ?? null,
  formalNameEn: record.formal_name_en ?? null,
  formalNameUk: record.formal_name_uk ?? null,
  domesticProcedure: record.domestic_procedure,
  roles: rolesOf(record).map(({ role, from, to }) => ({ role, fromOn: from, toOn: to })),
});

type Lookup = (id: string) => string;

export function wantedCommitment(record: Records["commitments"], symbolOf: Lookup, needOf: Lookup) {
  const terms = commitmentTerms(record, symbolOf, needOf);
  return { delegationCode: record.delegation, ...commitmentColumns(terms), sources: terms.sources };
}

export const wantedRequirement = (record: Records["requirements"], beneficiary: string) => ({
  delegationCode: record.delegation ?? beneficiary,
  category: record.category as string,
  titleEn: record.title,
  titleUk: record.title_uk ?? null,
  summaryEn: record.summary,
  summaryUk: record.summary_uk ?? null,
  priority: record.priority,
  minimumValue: record.minimum.value === null ? null : String(record.minimum.value),
  minimumUnit: record.minimum.unit,
  minimumText: record.minimum.text,
  desiredValue: record.desired === undefined ? null : String(record.desired),
  tempo: record.tempo ?? (record.minimum.value === null ? null : ("in-all" as const)),
  periodFrom: record.period?.from ?? null,
  periodTo: record.period?.to ?? null,
  statedOn: record.stated_on ?? null,
  durationSought: record.duration_sought,
  lengthSought: record.length_sought ?? null,
  backing: record.backing,
  sources: sourcesOf(record),
});

/** An answer is its beneficiary's, whose code every symbol of its requirements begins with. */
export const wantedAnswer = (record: Records["answers"], needOf: Lookup) => ({
  delegationCode: needOf(record.requirement).slice(0, 2),
  requirement: record.requirement,
  commitment: record.commitment,
  answer: record.answer,
  share: record.share === undefined ? null : String(record.share),
  backing: record.backing,
  sources: sourcesOf(record),
});

export const wantedPathwayStep = (record: Records["pathways"]) => ({
  delegationCode: record.delegation,
  template: record.template as string,
  step: record.step,
  doneOn: record.done_on ?? null,
  expectedOn: record.expected_on ?? null,
  blockedBy: record.blocked_by ?? null,
  note: record.note ?? null,
  backing: record.backing,
  sources: sourcesOf(record),
});

export const wantedEvent = (record: Records["events"], symbolOf: (id: string) => string) => ({
  occursOn: record.date,
  precision: record.precision ?? "day",
  kind: record.kind,
  level: record.level ?? null,
  titleEn: record.title,
  titleUk: record.title_uk ?? null,
  summaryEn: record.summary,
  summaryUk: record.summary_uk ?? null,
  place: record.place,
  participants: record.participants,
  otherParticipants: record.other_participants,
  question: record.question,
  changes: (record.changes ?? []).map(symbolOf),
  backing: record.backing,
  sources: sourcesOf(record),
});

export type Wanted = {
  categories: ReturnType<typeof wantedCategory>;
  delegations: ReturnType<typeof wantedDelegation>;
  commitments: ReturnType<typeof wantedCommitment>;
  requirements: ReturnType<typeof wantedRequirement>;
  answers: ReturnType<typeof wantedAnswer>;
  pathways: ReturnType<typeof wantedPathwayStep>;
  events: ReturnType<typeof wantedEvent>;
};
