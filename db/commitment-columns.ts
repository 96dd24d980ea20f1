import type { CommitmentTerms } from "../domain/commitment.ts";
import type { commitmentVersions } from "./schema/commitments.ts";

type Columns = Omit<
  typeof commitmentVersions.$inferInsert,
  "id" | "commitmentId" | "delegationCode" | "actId" | "audience" | "attribution" | "releasedAt"
>;

/** The terms of a version as its columns: each kind's own field is set, those of the other kinds are null. */
export function commitmentColumns(terms: CommitmentTerms): Required<Columns> {
  const { start, term, exit } = terms;
  return {
    category: terms.category,
    nilReturn: terms.nilReturn,
    titleEn: terms.title.en,
    titleUk: terms.title.uk,
    summaryEn: terms.summary.en,
    summaryUk: terms.summary.uk,
    stage: terms.stage,
    bindingness: terms.bindingness,
    instrument: terms.instrument,
    startKind: start.kind,
    startOn: start.kind === "unstated" ? null : start.on,
    startEvent: start.kind === "event" ? start.event : null,
    termKind: term.kind,
    termUntil: term.kind === "fixed-date" ? term.until : null,
    termLength: term.kind === "duration" ? term.length : null,
    termEvent: term.kind === "until-event" ? term.event : null,
    extension: terms.extension,
    exitKind: exit.kind,
    exitBefore: exit.kind === "none-before" ? exit.before : null,
    exitNotice: exit.kind === "notice" ? exit.notice : null,
    durationNote: terms.durationNote,
    nextReviewOn: terms.nextReviewOn,
    fundedUntil: terms.fundedUntil,
    trigger: terms.trigger,
    decisionRule: terms.decisionRule,
    responseWithin: terms.responseTime?.within ?? null,
    responseHard: terms.responseTime?.hard ?? null,
    obligationAct: terms.obligationAct,
    delivery: terms.delivery,
    quantityValue: terms.quantity?.value ?? null,
    quantityUnit: terms.quantity?.unit ?? null,
    quantityTempo: terms.quantity?.tempo ?? null,
    amountValue: terms.amount?.value ?? null,
    amountCurrency: terms.amount?.currency ?? null,
    amountPeriod: terms.amount?.period ?? null,
    amountForm: terms.amount?.form ?? null,
    caveats: terms.caveats.map(({ text }) => text),
    // No kinds at all where none is known, as in the versions from before there were kinds.
    caveatKinds: terms.caveats.some(({ kind }) => kind !== "other")
      ? terms.caveats.map(({ kind }) => kind)
      : [],
    details: terms.details,
    evidenceOn: null,
    evidencePlace: null,
    evidenceBody: null,
    evidenceInstrument: null,
    addresses: terms.addresses,
    partOf: terms.partOf,
    conditions: terms.conditions,
    statedOn: terms.statedOn,
    confirmedOn: terms.confirmedOn,
  };
}
