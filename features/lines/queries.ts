import { and, eq, exists, inArray, or, sql } from "drizzle-orm";
import { type Reader as Database, read } from "../../db/client.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { draftLines, offerDrafts } from "../../db/schema/drafts.ts";
import { eventReleases, events, eventVersions } from "../../db/schema/events.ts";
import { requirementReleases, requirements, requirementVersions } from "../../db/schema/requirements.ts";
import { asOfNow } from "../../domain/as-of.ts";
import type { Text } from "../../domain/commitment.ts";
import { CONDITION_SLOTS, conditionField } from "../../domain/field-names.ts";
import { readCommitment, readRequirements } from "../../domain/field-values.ts";
import type { FieldFault } from "../../domain/refusal.ts";
import { isEventSymbol } from "../../domain/symbol.ts";
import type { Fields } from "../../domain/terms-fields.ts";
import type { Actor } from "../../server/viewer.ts";
import { followedOf, followedReleases, holds, standingAt } from "../commitments/queries.ts";

type Linking = { symbol: string; fields: Fields };

/** Links of a line and of its conditions that lead nowhere their delegation can see, by the symbol of the line that has them. */
export async function linkFaults(
  db: Database,
  lines: readonly Linking[],
): Promise<Map<string, FieldFault[]>> {
  const links = lines.flatMap(linksOf);
  const named = (kind: Link["kind"]) => [
    ...new Set(links.flatMap((link) => (link.kind === kind ? link.to : []))),
  ];
  const known = new Set([
    ...(await visibleCommitments(db, named("commitment"))),
    ...(await visibleEvents(db, named("event"))),
    ...(await visibleRequirements(db, named("requirement"))),
  ]);
  const faults = new Map<string, FieldFault[]>();
  for (const { line, kind, path, to } of links) {
    const isItself = to === line;
    if (known.has(to) && !isItself) continue;
    const fault: FieldFault = isItself
      ? { path, code: "condition-of-itself" }
      : { path, code: `${kind}-unknown`, values: { symbol: to } };
    faults.set(line, [...(faults.get(line) ?? []), fault]);
  }
  return faults;
}

type Link = { line: string; kind: "commitment" | "event" | "requirement"; path: string; to: string };

function linksOf({ symbol: line, fields }: Linking): Link[] {
  const named = readRequirements(fields.addresses);
  const joint = readCommitment(fields.part_of);
  const ofLine: Link[] = [
    ...("value" in named ? named.value : []).map((to) => ({
      line,
      kind: "requirement" as const,
      path: "addresses",
      to,
    })),
    ...("value" in joint ? [{ line, kind: "commitment" as const, path: "part_of", to: joint.value }] : []),
  ];
  const ofConditions = CONDITION_SLOTS.flatMap((slot): Link[] => {
    const [commitmentPath, eventPath] = [conditionField(slot, "commitment"), conditionField(slot, "event")];
    const commitment = readCommitment(fields[commitmentPath]);
    const event = fields[eventPath].trim().toUpperCase();
    return [
      ...("value" in commitment
        ? [{ line, kind: "commitment" as const, path: commitmentPath, to: commitment.value }]
        : []),
      // An event may also be named in words.
      ...(isEventSymbol(event) ? [{ line, kind: "event" as const, path: eventPath, to: event }] : []),
    ];
  });
  return [...ofLine, ...ofConditions];
}

/** Those that the reader may see; a new line counts while it stands in its draft. */
async function visibleCommitments(db: Database, symbols: string[]): Promise<string[]> {
  if (symbols.length === 0) return [];
  const released = db
    .select({ one: sql`1` })
    .from(commitmentReleases)
    .where(eq(commitmentReleases.commitmentId, commitments.id));
  const drafted = db
    .select({ one: sql`1` })
    .from(draftLines)
    .innerJoin(offerDrafts, eq(offerDrafts.id, draftLines.draftId))
    .where(
      and(
        eq(draftLines.commitmentId, commitments.id),
        eq(draftLines.isRemoved, false),
        inArray(offerDrafts.state, ["open", "submitted"]),
      ),
    );
  const rows = await db
    .select({ symbol: commitments.symbol })
    .from(commitments)
    .where(and(inArray(commitments.symbol, symbols), or(exists(released), exists(drafted))));
  return rows.map(({ symbol }) => symbol);
}

async function visibleEvents(db: Database, symbols: string[]): Promise<string[]> {
  if (symbols.length === 0) return [];
  const rows = await db.select({ symbol: events.symbol }).from(events).where(inArray(events.symbol, symbols));
  return rows.map(({ symbol }) => symbol);
}

async function visibleRequirements(db: Database, symbols: string[]): Promise<string[]> {
  if (symbols.length === 0) return [];
  const rows = await db
    .select({ symbol: requirements.symbol })
    .from(requirements)
    .where(inArray(requirements.symbol, symbols));
  return rows.map(({ symbol }) => symbol);
}

/** What a line or a condition of it may link to, as this person sees it. */
export type LinkChoice = { symbol: string; title: Text };
export type LinkChoices = Record<"commitments" | "events" | "requirements", LinkChoice[]>;
const MOST_CHOICES = 1000;

/** Commitments, requirements, and events, of which the newest come first. */
export async function listLinkChoices(actor: Actor): Promise<LinkChoices> {
  const asOf = asOfNow(Temporal.Now.instant().toString());
  const titles = { titleEn: commitmentVersions.titleEn, titleUk: commitmentVersions.titleUk };
  return read(actor, async (db) => {
    const lines = await db
      .select({ symbol: commitments.symbol, ...titles })
      .from(commitmentReleases)
      .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
      .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
      .where(and(followedReleases(actor), standingAt(asOf)))
      .orderBy(sql`${commitments.symbol} collate "C"`)
      .limit(MOST_CHOICES);
    const happened = await db
      .select({ symbol: events.symbol, titleEn: eventVersions.titleEn, titleUk: eventVersions.titleUk })
      .from(eventReleases)
      .innerJoin(eventVersions, eq(eventVersions.id, eventReleases.versionId))
      .innerJoin(events, eq(events.id, eventReleases.eventId))
      .where(and(eq(eventReleases.audience, "participants"), sql`upper_inf(${eventReleases.recordedDuring})`))
      .orderBy(sql`${eventReleases.occursOn} desc`)
      .limit(MOST_CHOICES);
    const needs = await db
      .select({
        symbol: requirements.symbol,
        titleEn: requirementVersions.titleEn,
        titleUk: requirementVersions.titleUk,
      })
      .from(requirementReleases)
      .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
      .innerJoin(requirements, eq(requirements.id, requirementReleases.requirementId))
      .where(and(followedOf(actor, requirementReleases), holds(requirementReleases.recordedDuring, asOf)))
      .orderBy(sql`${requirements.symbol} collate "C"`)
      .limit(MOST_CHOICES);
    return {
      commitments: lines.map(choice),
      events: happened.map(choice),
      requirements: needs.map(choice),
    };
  });
}

type Titled = { symbol: string; titleEn: string; titleUk: string | null };
const choice = ({ symbol, titleEn, titleUk }: Titled): LinkChoice => ({
  symbol,
  title: { en: titleEn, uk: titleUk },
});
