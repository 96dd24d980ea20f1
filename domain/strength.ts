import type { CommitmentTerms, Day } from "./commitment.ts";
import { differences } from "./difference.ts";
import { conditionPlace, detailOf, FIELD_NAMES, type FieldName, sourcePlace } from "./field-names.ts";
import {
  judgeAmount,
  judgeCaveats,
  judgeConditions,
  judgeDetails,
  judgeFinanceForm,
  judgeQuantity,
} from "./strength-content.ts";
import { judgeExit, judgeExtension, judgeFunding, judgeStart, judgeTerm } from "./strength-duration.ts";
import {
  judgeBindingness,
  judgeDecisionRule,
  judgeDelivery,
  judgeObligation,
  judgeResponse,
  judgeStage,
  judgeTrigger,
} from "./strength-firmness.ts";
import {
  byDirection,
  type Evidence,
  type Judgement,
  neutral,
  unclear,
  type Verdict,
} from "./strength-rules.ts";
import { judgeNote, judgeSummary, judgeTitle, judgeTranslation } from "./strength-wording.ts";
import { CONSENT_STEPS } from "./vocabulary.ts";

type Judge = (before: CommitmentTerms, after: CommitmentTerms, asOf: Day) => Judgement;
const always =
  (judgement: Judgement): Judge =>
  () =>
    judgement;

/** Each field belongs to one aspect, so that no change goes unjudged and none is judged twice. */
const ASPECT_RULES = {
  category: [["category"], always(unclear("category-changed"))],
  "nil-return": [
    ["nil_return"],
    (before, after) => byDirection(Number(before.nilReturn) - Number(after.nilReturn), "nil-return"),
  ],
  title: [["title_en"], judgeTitle],
  summary: [["summary_en"], judgeSummary],
  translation: [["title_uk", "summary_uk"], judgeTranslation],
  stage: [["stage"], judgeStage],
  bindingness: [["bindingness"], judgeBindingness],
  instrument: [["instrument"], always(neutral("instrument-form"))],
  start: [["start_kind", "start_on", "start_event"], judgeStart],
  term: [["term_kind", "term_until", "term_length", "term_event"], judgeTerm],
  extension: [["extension"], judgeExtension],
  exit: [["exit_kind", "exit_before", "exit_notice"], judgeExit],
  "duration-note": [["duration_note"], judgeNote],
  review: [["next_review_on"], always(neutral("review-day"))],
  funding: [["funded_until"], judgeFunding],
  trigger: [["trigger"], judgeTrigger],
  "decision-rule": [["decision_rule"], judgeDecisionRule],
  response: [["response_within", "response_hard"], judgeResponse],
  obligation: [["obligation_act"], judgeObligation],
  delivery: [["delivery"], judgeDelivery],
  quantity: [["quantity_value", "quantity_unit", "quantity_tempo"], judgeQuantity],
  amount: [["amount_value", "amount_currency", "amount_period"], judgeAmount],
  "finance-form": [["amount_form"], judgeFinanceForm],
  details: [FIELD_NAMES.filter((name) => detailOf(name) !== null), judgeDetails],
  caveats: [["caveats_geography", "caveats_role", "caveats_end_use", "caveats"], judgeCaveats],
  conditions: [FIELD_NAMES.filter((name) => conditionPlace(name) !== null), judgeConditions],
  requirements: [["addresses"], always(neutral("requirements-named"))],
  joint: [["part_of"], always(neutral("joint-share"))],
  "record-days": [["stated_on", "confirmed_on"], always(neutral("record-days"))],
  sources: [FIELD_NAMES.filter((name) => sourcePlace(name) !== null), always(neutral("sources-changed"))],
} satisfies Record<string, [readonly FieldName[], Judge]>;

/** `line`: the line as a whole, where there was none before. */
export type Aspect = keyof typeof ASPECT_RULES | "line";
const CHANGING = Object.keys(ASPECT_RULES) as (keyof typeof ASPECT_RULES)[];
export const ASPECTS: readonly Aspect[] = ["line", ...CHANGING];

/** What one changed aspect does to a line, by which rule, and the fields that show it. */
export type StrengthFinding = Judgement & { aspect: Aspect; evidence: Evidence[] };

/**
 * Whether a change makes a line stronger or weaker: one finding for each aspect that changed, in the form's order.
 * `asOf` is the day on which notice is taken to be given, where the exit changes. The rules, each with its reason
 * and an example, are in docs/method.md.
 */
export function strengthOf(
  before: CommitmentTerms | null,
  after: CommitmentTerms,
  asOf: Day,
): StrengthFinding[] {
  const changes = differences(before, after);
  if (before === null) return [{ aspect: "line", ...judgeNewLine(after), evidence: changes }];
  return CHANGING.flatMap((aspect) => {
    const [fields, judge]: [readonly FieldName[], Judge] = ASPECT_RULES[aspect];
    const evidence = changes.filter(({ field }) => fields.includes(field));
    return evidence.length === 0 ? [] : [{ aspect, ...judge(before, after, asOf), evidence }];
  });
}

function judgeNewLine({ nilReturn, stage }: CommitmentTerms): Judgement {
  const undertakes = !nilReturn && CONSENT_STEPS.some((step) => step === stage);
  return undertakes ? byDirection(1, "line-new") : neutral("line-new-empty");
}

/** The verdict on a whole change, with the findings on each side of it. */
export type Overall = { verdict: Verdict } & Record<Verdict, StrengthFinding[]>;

/** Nothing is weighed against anything else: stronger here and weaker there is unclear, and all sides are shown. */
export function overall(findings: readonly StrengthFinding[]): Overall {
  const of = (verdict: Verdict): StrengthFinding[] =>
    findings.filter((finding) => finding.verdict === verdict);
  const sides = {
    strengthened: of("strengthened"),
    weakened: of("weakened"),
    neutral: of("neutral"),
    unclear: of("unclear"),
  };
  const said = (["strengthened", "weakened", "unclear"] as const).filter((side) => sides[side].length > 0);
  const [only] = said;
  return { verdict: only === undefined ? "neutral" : said.length === 1 ? only : "unclear", ...sides };
}
