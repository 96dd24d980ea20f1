import type { Amount, CommitmentTerms, Condition, Source, Start, Term } from "../../domain/commitment.ts";
import type { Backing, DelegationRole } from "../../domain/vocabulary.ts";
import { categoryDetails, statedDetails } from "../../lib/commitment-details.ts";
import type { Records, SourceRecord } from "./shape.ts";

type CommitmentRecord = Records["commitments"];

/**
 * What an imported record says, in the register's own terms. What the record leaves out is 'unstated',
 * 'unspecified' or null, never guessed. `symbolOf` gives the symbol of a commitment's import id, `needOf` that of a requirement's.
 */
export function commitmentTerms(
  record: CommitmentRecord,
  symbolOf: (id: string) => string,
  needOf: (id: string) => string,
): CommitmentTerms {
  return {
    category: record.category,
    details: statedDetails(categoryDetails.parse(record).details ?? {}),
    nilReturn: record.nil_return ?? false,
    title: { en: record.title, uk: record.title_uk ?? null },
    summary: { en: record.summary, uk: record.summary_uk ?? null },
    stage: record.stage,
    bindingness: record.bindingness ?? "unspecified",
    instrument: record.instrument ?? null,
    start: startOf(record),
    term: termOf(record),
    extension: record.extension ?? (record.duration_basis === "renewable" ? "unspecified" : "unstated"),
    exit: record.exit ?? { kind: "unstated" },
    durationNote: record.duration_note,
    nextReviewOn: record.next_review_on ?? null,
    fundedUntil: record.funded_until ?? null,
    trigger: triggerOf(record),
    decisionRule: record.decision_rule ?? null,
    responseTime: record.response_time ?? null,
    obligationAct: record.obligation_act ?? null,
    delivery: record.delivery ?? "none",
    quantity: record.quantity ? { ...record.quantity, value: String(record.quantity.value) } : null,
    amount: amountOf(record),
    caveats: (record.caveats ?? []).map((caveat) =>
      typeof caveat === "string" ? { kind: "other", text: caveat } : caveat,
    ),
    conditions: conditionsOf(record, symbolOf),
    addresses: (record.addresses ?? []).map(needOf).sort(),
    partOf: record.part_of === undefined ? null : symbolOf(record.part_of),
    statedOn: record.stated_on,
    confirmedOn: record.confirmed_on ?? null,
    sources: sourcesOf(record),
  };
}

/** `start` where the record gives one, else its `starts_on`. */
export function startOf(record: CommitmentRecord): Start {
  if (record.start) return record.start;
  return record.starts_on === null ? { kind: "unstated" } : { kind: "date", on: record.starts_on };
}

/** `term` where the record gives one, else its `ends_on`, else what the basis alone tells. */
export function termOf(record: CommitmentRecord): Term {
  if (record.term) return record.term;
  if (record.ends_on !== null) return { kind: "fixed-date", until: record.ends_on };
  if (record.duration_basis === "open-ended") return { kind: "open-ended" };
  if (record.duration_basis === "until-event" && record.duration_note !== null) {
    return { kind: "until-event", event: record.duration_note };
  }
  return { kind: "unstated" };
}

function triggerOf({ trigger }: CommitmentRecord): CommitmentTerms["trigger"] {
  if (trigger === "now") return "standing";
  return trigger === "unstated" ? null : trigger;
}

function amountOf({ amount }: CommitmentRecord): Amount | null {
  return amount && { ...amount, value: String(amount.value), form: amount.form ?? null };
}

function conditionsOf(record: CommitmentRecord, symbolOf: (id: string) => string): Condition[] {
  if (record.conditions_list) {
    return record.conditions_list.map((condition) => ({
      ...condition,
      commitment: condition.commitment === null ? null : symbolOf(condition.commitment),
    }));
  }
  return record.conditions === null ? [] : [{ text: record.conditions, event: null, commitment: null }];
}

/** The record's own source first; a source without a grade is 'other', the lowest. */
export function sourcesOf(record: {
  source: SourceRecord;
  sources?: SourceRecord[] | undefined;
  backing: Backing;
}): Source[] {
  return [{ ...record.source, backing: record.backing }, ...(record.sources ?? [])].map((source) => ({
    title: source.title,
    publisher: source.publisher,
    publishedOn: source.date,
    url: source.url,
    grade: source.grade ?? "other",
    backing: source.backing ?? null,
  }));
}

/** `roles` where given, else the one `role`, undated. 'Convener' is the older word for a facilitator. */
export function rolesOf(
  record: Records["delegations"],
): { role: DelegationRole; from: string | null; to: string | null }[] {
  if (record.roles) return record.roles;
  return [{ role: record.role === "convener" ? "facilitator" : record.role, from: null, to: null }];
}
