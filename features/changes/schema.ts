import { createTranslator } from "next-intl";
import { z } from "zod";
import { type AsOf, parseAsOf } from "../../domain/as-of.ts";
import { CHANGE_KINDS, type LineChange } from "../../domain/line-change.ts";
import { ASPECTS } from "../../domain/strength.ts";
import { RULE_IDS, VERDICTS } from "../../domain/strength-rules.ts";
import * as words from "../../domain/vocabulary.ts";
import { messagesOf } from "../../messages/messages.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { MalformedRequest } from "../../server/problem.ts";
import { act, commitmentSymbol, instant, text } from "../commitments/schema.ts";
import { nameDelegations } from "../delegations/queries.ts";
import type { ChangesFilter } from "./queries.ts";

/** Days from the first moment to the second where an address names none. */
export const USUAL_DAYS = 7;

/** What an address asks of the list of changes. `isSwapped`: the two moments stood the wrong way round. */
export type ChangesRequest = {
  from: AsOf;
  to: AsOf;
  filter: ChangesFilter;
  isSwapped: boolean;
  /** The same as keys of a link, with what is usual left out. */
  query: LinkQuery;
};

/** Moments are days, which mean their end in Kyiv, or instants; nothing later than the moment in view is compared. */
export async function readChangesQuery({
  query,
  asOf,
}: Pick<PageRequest, "query" | "asOf">): Promise<ChangesRequest> {
  const names = await nameDelegations();
  const filter: ChangesFilter = {
    delegation: query.choices("delegation", [...names.keys()]),
    category: query.choices("category", words.CATEGORIES),
    direction: query.choices("direction", VERDICTS),
  };
  const askedTo = query.moment("to", asOf);
  const askedFrom = query.moment("from", asOf);
  const to = askedTo ?? asOf;
  const from = askedFrom ?? daysBefore(to, USUAL_DAYS);
  const isSwapped = Temporal.Instant.compare(from.instant, to.instant) > 0;
  const moments = {
    from: askedFrom ? query.one("from") : null,
    to: askedTo && askedTo.instant !== asOf.instant ? query.one("to") : null,
  };
  return {
    ...(isSwapped ? { from: to, to: from } : { from, to }),
    filter,
    isSwapped,
    query: { ...filter, ...(isSwapped ? { from: moments.to, to: moments.from } : moments) },
  };
}

/**
 * The two moments as a program asks for them.
 * @throws MalformedRequest for what is no moment, lies after the one in view, or stands the wrong way round.
 */
export function readPeriod(from: string | undefined, to: string | undefined, latest: AsOf) {
  const read = (name: string, asked: string): AsOf => {
    const { asOf, fault } = parseAsOf(asked, latest.instant);
    if (fault !== null || asked === "") {
      throw new MalformedRequest([
        { pointer: `/${name}`, detail: "is no day or instant that has been by then" },
      ]);
    }
    return asOf.isNow ? latest : asOf;
  };
  const second = to === undefined ? latest : read("to", to);
  const first = from === undefined ? daysBefore(second, USUAL_DAYS) : read("from", from);
  if (Temporal.Instant.compare(first.instant, second.instant) > 0) {
    throw new MalformedRequest([{ pointer: "/from", detail: "lies after `to`" }]);
  }
  return { from: first, to: second };
}

/** The end of an earlier day in Kyiv. */
function daysBefore({ instant: latest, day }: AsOf, days: number): AsOf {
  return parseAsOf(Temporal.PlainDate.from(day).subtract({ days }).toString(), latest).asOf;
}

const changedField = z.strictObject({
  field: z.string().meta({ description: "A field as the form of a line names it.", examples: ["stage"] }),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const changeBody = z
  .strictObject({
    symbol: commitmentSymbol,
    delegation: z.string().meta({ examples: ["XA"] }),
    category: z.string(),
    title: text,
    kind: z.enum(CHANGE_KINDS).meta({
      description: "new: not on the record before. ended: withdrawn, lapsed, superseded or denounced since.",
    }),
    direction: z.enum(VERDICTS).meta({
      description:
        "What the whole change does to the line; unclear where the rules cannot order the two states.",
    }),
    before: z.int().min(1).nullable().meta({ description: "The version that stood at `from`." }),
    after: z.int().min(1).meta({ description: "The version that stands at `to`." }),
    stageBefore: z.enum(words.STAGES).nullable(),
    stageAfter: z.enum(words.STAGES),
    findings: z
      .array(
        z.strictObject({
          aspect: z.enum(ASPECTS),
          direction: z.enum(VERDICTS),
          rule: z.enum(RULE_IDS).meta({ description: "Each rule is in the method." }),
          evidence: z.array(changedField),
        }),
      )
      .meta({ description: "One for each aspect that changed, with the fields that show it." }),
    acts: z
      .array(
        z.strictObject({
          act,
          kind: z.enum(words.ACT_KINDS),
          version: z.int().min(1),
          recordedAt: instant,
          corrects: act.nullable(),
        }),
      )
      .meta({ description: "The acts that brought it, oldest first." }),
  })
  .meta({ id: "LineChange" });

/** A new line is all new: its fields are in the commitment itself. */
export const toChangeBody = (change: LineChange): z.input<typeof changeBody> => ({
  symbol: change.symbol,
  delegation: change.delegation,
  category: change.after.terms.category,
  title: change.after.terms.title,
  kind: change.kind,
  direction: change.verdict,
  before: change.before?.version ?? null,
  after: change.after.version,
  stageBefore: change.before?.terms.stage ?? null,
  stageAfter: change.after.terms.stage,
  findings: change.findings.map(({ aspect, verdict, rule, evidence }) => ({
    aspect,
    direction: verdict,
    rule,
    evidence: change.before === null ? [] : evidence,
  })),
  acts: change.versions.map(({ act: symbol, actKind, version, recordedAt, corrects }) => ({
    act: symbol,
    kind: actKind,
    version,
    recordedAt,
    corrects,
  })),
});

export const changeExample: z.input<typeof changeBody> = {
  symbol: "XA-7K3Q",
  delegation: "XA",
  category: "air-defence",
  title: { en: "Two air-defence batteries", uk: null },
  kind: "changed",
  direction: "strengthened",
  before: 1,
  after: 2,
  stageBefore: "pledged",
  stageAfter: "signed",
  findings: [
    {
      aspect: "stage",
      direction: "strengthened",
      rule: "stage-step",
      evidence: [{ field: "stage", before: "pledged", after: "signed" }],
    },
  ],
  acts: [
    {
      act: "P/2026/14",
      kind: "communication",
      version: 2,
      recordedAt: "2026-03-24T09:30:00Z",
      corrects: null,
    },
  ],
};

/** Asked by the pages themselves; no part of the API. */
export const newsOperation = {
  id: "countNews",
  path: "/{locale}/head",
  summary: "How many acts and events were recorded since a moment",
  params: z.object({ locale: z.enum(words.LOCALES) }),
  query: z.strictObject({ since: z.iso.datetime() }),
  body: z.object({ updates: z.int(), latest: instant.nullable(), text: z.string() }),
  example: { updates: 2, latest: "2026-03-24T09:30:00Z", text: "2 updates since you opened this page." },
};

/** In the reader's language, so that the page's script needs no words of its own. */
export function newsText(locale: words.Locale, count: number): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "reader.updates" });
  return t("text", { count });
}
