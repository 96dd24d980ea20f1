// Longer than most: both directions between terms and texts, side by side so that neither forgets a field.
import type {
  Amount,
  Caveat,
  CommitmentTerms,
  Condition,
  Exit,
  Quantity,
  Source,
  Start,
  Term,
} from "./commitment.ts";
import { durationFaults, termsFaults } from "./commitment-checks.ts";
import { DETAIL_NAMES, type Details, detailField, hasDetail } from "./details.ts";
import {
  CONDITION_SLOTS,
  conditionField,
  DRAFT_FIELDS,
  detailFieldName,
  FIELD_NAMES,
  type FieldName,
  SOURCE_SLOTS,
  sourceField,
} from "./field-names.ts";
import { type FieldReader, type Fields, fieldReader, LINE, PROSE } from "./field-reader.ts";
import { plainDecimal, readCommitment, readLastDay, readRequirements } from "./field-values.ts";
import type { FieldFault } from "./refusal.ts";
import { readCalendarDuration, readResponseTime } from "./typed-durations.ts";
import * as words from "./vocabulary.ts";

export { FIELD_NAMES, type FieldName, isFieldName } from "./field-names.ts";
export type { Fields } from "./field-reader.ts";

type Filled = Partial<Record<FieldName, string | null | undefined>>;
const TITLE = { max: 200, multiline: false };
const LIST = { max: 8000 };
const CONDITION = { max: 4000, multiline: true };

/** A form in which nothing is stated yet. */
export const emptyFields = (): Fields => Object.fromEntries(DRAFT_FIELDS.map((name) => [name, ""])) as Fields;

/** What a form shows for the terms of a commitment: a text for each field, empty where nothing is stated. */
export function fieldsOf(terms: CommitmentTerms): Fields {
  const fields = emptyFields();
  const { start, term, exit, quantity, amount, responseTime } = terms;
  const filled: Filled = {
    category: terms.category,
    nil_return: terms.nilReturn ? "yes" : "no",
    title_en: terms.title.en,
    title_uk: terms.title.uk,
    summary_en: terms.summary.en,
    summary_uk: terms.summary.uk,
    addresses: terms.addresses.join("\n"),
    part_of: terms.partOf,
    stage: terms.stage,
    bindingness: terms.bindingness,
    instrument: terms.instrument,
    start_kind: start.kind,
    start_on: start.kind === "unstated" ? null : start.on,
    start_event: start.kind === "event" ? start.event : null,
    term_kind: term.kind,
    term_until: term.kind === "fixed-date" ? term.until : null,
    term_length: term.kind === "duration" ? term.length : null,
    term_event: term.kind === "until-event" ? term.event : null,
    extension: terms.extension,
    exit_kind: exit.kind,
    exit_before: exit.kind === "none-before" ? exit.before : null,
    exit_notice: exit.kind === "notice" ? exit.notice : null,
    duration_note: terms.durationNote,
    next_review_on: terms.nextReviewOn,
    funded_until: terms.fundedUntil,
    trigger: terms.trigger,
    decision_rule: terms.decisionRule,
    response_within: responseTime?.within,
    response_hard: responseTime && (responseTime.hard ? "yes" : "no"),
    obligation_act: terms.obligationAct,
    delivery: terms.delivery,
    quantity_value: quantity && plainDecimal(quantity.value),
    quantity_unit: quantity?.unit,
    quantity_tempo: quantity?.tempo,
    amount_value: amount && plainDecimal(amount.value),
    amount_currency: amount?.currency,
    amount_period: amount?.period,
    amount_form: amount?.form,
    stated_on: terms.statedOn,
    confirmed_on: terms.confirmedOn,
    ...detailFields(terms.details),
    ...caveatFields(terms.caveats),
    ...conditionFields(terms.conditions),
    ...sourceFields(terms.sources),
  };
  for (const name of FIELD_NAMES) fields[name] = filled[name] ?? "";
  return fields;
}

const detailFields = (details: Details): Filled =>
  Object.fromEntries(
    DETAIL_NAMES.map((name) => {
      const text = details[name];
      const isNumber = detailField(name).kind === "number";
      return [detailFieldName(name), text !== undefined && isNumber ? plainDecimal(text) : text];
    }),
  );

const CAVEAT_FIELDS: readonly (readonly [words.CaveatKind, FieldName])[] = [
  ["geography", "caveats_geography"],
  ["role", "caveats_role"],
  ["end-use", "caveats_end_use"],
  ["other", "caveats"],
];
const onOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ");

const caveatFields = (caveats: readonly Caveat[]): Filled =>
  Object.fromEntries(
    CAVEAT_FIELDS.map(([kind, name]) => {
      const own = caveats.filter((caveat) => caveat.kind === kind);
      return [name, own.map(({ text }) => onOneLine(text)).join("\n")];
    }),
  );

function conditionFields(conditions: readonly Condition[]): Filled {
  const filled: Filled = {};
  for (const [index, slot] of CONDITION_SLOTS.entries()) {
    const condition = conditions[index];
    if (!condition) break;
    filled[conditionField(slot, "text")] = condition.text;
    filled[conditionField(slot, "event")] = condition.event;
    filled[conditionField(slot, "commitment")] = condition.commitment;
  }
  return filled;
}

function sourceFields(sources: readonly Source[]): Filled {
  const filled: Filled = {};
  for (const slot of SOURCE_SLOTS) {
    const source = sources[slot - 1];
    if (!source) continue;
    filled[sourceField(slot, "title")] = source.title;
    filled[sourceField(slot, "publisher")] = source.publisher;
    filled[sourceField(slot, "date")] = source.publishedOn;
    filled[sourceField(slot, "url")] = source.url;
    filled[sourceField(slot, "grade")] = source.grade;
    filled[sourceField(slot, "backing")] = source.backing;
  }
  return filled;
}

/** The terms that the texts of a form state, or every reason why they state none. */
export function termsOf(fields: Fields): { terms: CommitmentTerms } | { faults: FieldFault[] } {
  const from = fieldReader(fields);
  const stated = from.needed("stated_on", from.day("stated_on"));
  const category = from.choice("category", words.CATEGORIES);
  const terms: CommitmentTerms = {
    category,
    details: detailsOf(from, category),
    nilReturn: from.yes("nil_return"),
    title: {
      en: from.needed("title_en", from.text("title_en", TITLE)) ?? "",
      uk: from.text("title_uk", TITLE),
    },
    summary: {
      en: from.needed("summary_en", from.text("summary_en", PROSE)) ?? "",
      uk: from.text("summary_uk", PROSE),
    },
    stage: from.choice("stage", words.STAGES),
    bindingness: from.choice("bindingness", words.BINDINGNESS),
    instrument: from.one("instrument", words.INSTRUMENT_FORMS),
    start: startOf(from),
    term: termOf(from),
    extension: from.choice("extension", words.EXTENSIONS),
    exit: exitOf(from),
    durationNote: from.text("duration_note", PROSE),
    nextReviewOn: from.day("next_review_on"),
    fundedUntil: from.read("funded_until", readLastDay),
    trigger: from.one("trigger", words.TRIGGERS),
    decisionRule: from.one("decision_rule", words.DECISION_RULES),
    responseTime: responseOf(from),
    obligationAct: from.one("obligation_act", words.OBLIGATION_ACTS),
    delivery: from.choice("delivery", words.DELIVERY_STAGES),
    quantity: quantityOf(from),
    amount: amountOf(from),
    caveats: CAVEAT_FIELDS.flatMap(([kind, name]) => from.lines(name, LIST).map((text) => ({ kind, text }))),
    conditions: conditionsOf(from),
    addresses: from.read("addresses", readRequirements) ?? [],
    partOf: from.read("part_of", readCommitment),
    statedOn: stated ?? "",
    confirmedOn: from.day("confirmed_on"),
    sources: sourcesOf(from),
  };
  // Rules between fields mean something only where each field could be read.
  const faults = from.faults.length > 0 ? from.faults : termsFaults(terms);
  return faults.length > 0 ? { faults } : { terms };
}

/** What another category has is told, not dropped: it was typed before the category changed. */
function detailsOf(from: FieldReader, category: words.Category): Details {
  const details: Details = {};
  for (const name of DETAIL_NAMES) {
    const field = detailFieldName(name);
    if (!hasDetail(category, name)) {
      from.unused(field);
      continue;
    }
    const { kind, choices } = detailField(name);
    const value =
      kind === "number"
        ? from.decimal(field)
        : kind === "day"
          ? from.day(field)
          : kind === "choice"
            ? from.one(field, choices)
            : from.text(field);
    if (value !== null) details[name] = value;
  }
  return details;
}

function conditionsOf(from: FieldReader): Condition[] {
  return CONDITION_SLOTS.flatMap((slot) => {
    const [name, eventName, commitmentName] = [
      conditionField(slot, "text"),
      conditionField(slot, "event"),
      conditionField(slot, "commitment"),
    ];
    if ([name, eventName, commitmentName].every((each) => from.isEmpty(each))) return [];
    const text = from.needed(name, from.text(name, CONDITION), "condition-missing");
    const event = from.text(eventName);
    return [{ text: text ?? "", event, commitment: from.read(commitmentName, readCommitment) }];
  });
}

type DurationTerms = Pick<CommitmentTerms, "start" | "term" | "extension" | "exit" | "fundedUntil">;

/** What the texts of a form say of how long alone, or why they say nothing. */
export function durationOf(fields: Fields): { terms: DurationTerms } | { faults: FieldFault[] } {
  const from = fieldReader(fields);
  const terms: DurationTerms = {
    start: startOf(from),
    term: termOf(from),
    extension: from.choice("extension", words.EXTENSIONS),
    exit: exitOf(from),
    fundedUntil: from.read("funded_until", readLastDay),
  };
  const faults = from.faults.length > 0 ? from.faults : durationFaults(terms);
  return faults.length > 0 ? { faults } : { terms };
}

function startOf(from: FieldReader): Start {
  const kind = from.choice("start_kind", words.START_KINDS);
  const on = from.day("start_on");
  const event = from.text("start_event");
  if (kind !== "event") from.unused("start_event");
  switch (kind) {
    case "date":
      return { kind, on: from.needed("start_on", on, "start-day-missing") ?? "" };
    case "event":
      return { kind, event: from.needed("start_event", event, "event-missing") ?? "", on };
    case "unstated":
      from.unused("start_on");
      return { kind };
    default:
      return { kind, on };
  }
}

function termOf(from: FieldReader): Term {
  const kind = from.choice("term_kind", words.TERM_KINDS);
  const until = from.day("term_until");
  const length = from.read("term_length", readCalendarDuration);
  const event = from.text("term_event");
  if (kind !== "fixed-date") from.unused("term_until");
  if (kind !== "duration") from.unused("term_length");
  if (kind !== "until-event") from.unused("term_event");
  switch (kind) {
    case "fixed-date":
      return { kind, until: from.needed("term_until", until, "end-day-missing") ?? "" };
    case "duration":
      return { kind, length: from.needed("term_length", length, "length-missing") ?? "" };
    case "until-event":
      return { kind, event: from.needed("term_event", event, "event-missing") ?? "" };
    default:
      return { kind };
  }
}

function exitOf(from: FieldReader): Exit {
  const kind = from.choice("exit_kind", words.EXIT_KINDS);
  const before = from.day("exit_before");
  const notice = from.read("exit_notice", readCalendarDuration);
  if (kind !== "none-before") from.unused("exit_before");
  if (kind !== "notice") from.unused("exit_notice");
  if (kind === "none-before") return { kind, before };
  if (kind === "notice") return { kind, notice: from.needed("exit_notice", notice, "notice-missing") ?? "" };
  return { kind };
}

function responseOf(from: FieldReader): CommitmentTerms["responseTime"] {
  const within = from.read("response_within", readResponseTime);
  const hard = from.yes("response_hard");
  if (from.isEmpty("response_within")) from.unused("response_hard");
  return within === null ? null : { within, hard };
}

function quantityOf(from: FieldReader): Quantity | null {
  const value = from.decimal("quantity_value");
  const unit = from.text("quantity_unit");
  const tempo = from.text("quantity_tempo");
  if (from.isEmpty("quantity_value") && from.isEmpty("quantity_unit") && tempo === null) return null;
  from.needed("quantity_value", value, "quantity-missing");
  from.needed("quantity_unit", unit, "unit-missing");
  return value === null || unit === null ? null : { value, unit, tempo };
}

function amountOf(from: FieldReader): Amount | null {
  const value = from.decimal("amount_value");
  const currency = from.currency("amount_currency");
  const period = from.text("amount_period");
  const form = from.one("amount_form", words.FINANCE_FORMS);
  if (from.isEmpty("amount_value") && from.isEmpty("amount_currency") && period === null && form === null) {
    return null;
  }
  from.needed("amount_value", value, "amount-missing");
  from.needed("amount_currency", currency, "currency-missing");
  return value === null || currency === null ? null : { value, currency, period, form };
}

function sourcesOf(from: FieldReader): Source[] {
  return SOURCE_SLOTS.flatMap((slot) => {
    const [title, publisher, date, url] = (["title", "publisher", "date", "url"] as const).map((part) =>
      sourceField(slot, part),
    ) as [FieldName, FieldName, FieldName, FieldName];
    const grade = from.one(sourceField(slot, "grade"), words.SOURCE_GRADES);
    const backing = from.one(sourceField(slot, "backing"), words.BACKINGS);
    const said = {
      title: from.text(title, LINE),
      publisher: from.text(publisher, LINE),
      publishedOn: from.day(date),
      url: from.url(url),
    };
    if ([title, publisher, date, url].every((name) => from.isEmpty(name))) return [];
    from.needed(title, said.title, "source-title-missing");
    from.needed(publisher, said.publisher, "publisher-missing");
    return [
      { ...said, title: said.title ?? "", publisher: said.publisher ?? "", grade: grade ?? "other", backing },
    ];
  });
}
