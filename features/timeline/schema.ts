import type { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { AsOf } from "../../domain/as-of.ts";
import type { ActEntry, EventEntry, TimelineEntry } from "../../domain/records.ts";
import * as words from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import {
  act,
  commitmentExample,
  commitmentSymbol,
  correctedBy,
  correctionsBy,
  day,
  evidence,
  instant,
  source,
  text,
} from "../commitments/schema.ts";
import { nameDelegations } from "../delegations/queries.ts";
import type { TimelineFilter } from "./queries.ts";

/** Kinds of events and of acts; where both have a word, the one entry finds both. */
export const TIMELINE_KINDS = [...new Set([...words.EVENT_KINDS, ...words.ACT_KINDS])];

/** What an address asks of the timeline: the filter, and the same as keys of a link. */
export async function readTimelineQuery({
  query,
}: Pick<PageRequest, "query">): Promise<{ filter: TimelineFilter; query: LinkQuery }> {
  const names = await nameDelegations();
  const filter = {
    kind: query.choices("kind", TIMELINE_KINDS),
    delegation: query.choices("delegation", [...names.keys()]),
    question: query.choice("question", words.QUESTIONS),
    from: query.day("from"),
    to: query.day("to"),
  };
  return { filter, query: filter };
}

/** What an act did, as a sentence of its kind says it: its commitments and its requirements counted. */
export const actSentence = (
  t: Awaited<ReturnType<typeof getTranslations<"timeline">>>,
  { kind, lines, requirements }: Pick<ActEntry, "kind" | "lines" | "requirements">,
): string => {
  const what = t(`act.${kind}`, { count: lines.length });
  return requirements.length === 0 ? what : t("withNeeds", { what, count: requirements.length });
};

export const eventBody = z
  .strictObject({
    type: z.literal("event"),
    symbol: z.string().meta({ examples: ["E-4M2P"] }),
    version: z.int().min(1).meta({ description: "Counts what the public has read of this event." }),
    recordedAt: instant.meta({ description: "Record time: when the register knew it." }),
    on: day,
    precision: z.enum(words.DATE_PRECISIONS).meta({ description: "How exactly the day is known." }),
    kind: z.enum(words.EVENT_KINDS),
    level: z.enum(words.EVENT_LEVELS).nullable(),
    title: text,
    summary: text,
    place: z.string().nullable(),
    participants: z.array(z.string()).meta({ description: "Codes of delegations." }),
    otherParticipants: z
      .array(z.string())
      .meta({ description: "Names of those that are no delegation here." }),
    question: z.enum(words.QUESTIONS).nullable().meta({
      description: "On which of the three questions it bears.",
    }),
    changes: z.array(z.string()).meta({ description: "Symbols of the commitments that it changed." }),
    sources: z.array(source),
  })
  .meta({ id: "Event" });

export const actBody = z
  .strictObject({
    type: z.literal("act"),
    symbol: act,
    on: day.meta({ description: "Day of the record time, in Kyiv." }),
    recordedAt: instant,
    enteredAt: instant.meta({
      description: "When the act was truly written; differs where it is backdated.",
    }),
    isBackdated: z.boolean(),
    kind: z.enum(words.ACT_KINDS),
    delegation: z.string().meta({ examples: ["XA"] }),
    attribution: z.enum(words.ATTRIBUTIONS),
    capacity: z.string().nullable().meta({ description: "In which capacity the person acted." }),
    reason: z.string().nullable().meta({ description: "The reason or cover note." }),
    corrects: act.nullable().meta({ description: "The act that it corrects." }),
    correctedBy,
    lines: z
      .array(
        z.strictObject({
          symbol: commitmentSymbol,
          version: z.int().min(1),
          title: text,
          stage: z.enum(words.STAGES),
          category: z.string(),
          evidence: evidence.nullable(),
        }),
      )
      .meta({ description: "The versions of commitments that it brought." }),
    requirements: z
      .array(
        z.strictObject({
          symbol: z.string().meta({ examples: ["XU-R9TX"] }),
          version: z.int().min(1),
          title: text,
          category: z.string(),
        }),
      )
      .meta({ description: "The versions of requirements that it brought." }),
    sources: z.array(source),
  })
  .meta({ id: "Act" });

export const timelineEntryBody = z.discriminatedUnion("type", [eventBody, actBody]);

export const toActBody = (entry: ActEntry, asOf: AsOf): z.input<typeof actBody> => {
  const { audience: _audience, correctedBy: corrections, ...rest } = entry;
  return { ...rest, correctedBy: correctionsBy(corrections, asOf) };
};

const toEventBody = (entry: EventEntry): z.input<typeof eventBody> => {
  const { revisions: _revisions, ...rest } = entry;
  return rest;
};

export const toTimelineBody = (entry: TimelineEntry, asOf: AsOf): z.input<typeof timelineEntryBody> =>
  entry.type === "event" ? toEventBody(entry) : toActBody(entry, asOf);

export const actExample: z.input<typeof actBody> = {
  type: "act",
  symbol: "P/2026/14",
  on: "2026-03-24",
  recordedAt: "2026-03-24T09:30:00Z",
  enteredAt: "2026-03-24T09:30:00Z",
  isBackdated: false,
  kind: "communication",
  delegation: "XA",
  attribution: "own",
  capacity: "head",
  reason: "Signed this morning.",
  corrects: null,
  correctedBy: ["P/2026/14/Corr.1"],
  lines: [
    {
      symbol: "XA-7K3Q",
      version: 2,
      title: commitmentExample.title,
      stage: "signed",
      category: "air-defence",
      evidence: commitmentExample.evidence,
    },
  ],
  requirements: [],
  sources: commitmentExample.sources,
};

export const eventExample: z.input<typeof eventBody> = {
  type: "event",
  symbol: "E-4M2P",
  version: 1,
  recordedAt: "2026-03-24T09:30:00Z",
  on: "2026-03-23",
  precision: "day",
  kind: "meeting",
  level: "political",
  title: { en: "Third round of talks", uk: null },
  summary: { en: "The delegations spoke of air defence.", uk: null },
  place: "Asteria City",
  participants: ["XA", "XB", "XU"],
  otherParticipants: [],
  question: "what",
  changes: ["XA-7K3Q"],
  sources: [],
};
