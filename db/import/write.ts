// Longer than most: one transaction, in the order in which rows need each other.
import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { Day, Source } from "../../domain/commitment.ts";
import { reaches } from "../../domain/visibility.ts";
import { acts } from "../schema/acts.ts";
import * as c from "../schema/commitments.ts";
import type { recordKind as sourceKinds } from "../schema/enums.ts";
import * as e from "../schema/events.ts";
import * as p from "../schema/parties.ts";
import { pathwaySteps } from "../schema/pathways.ts";
import * as r from "../schema/requirements.ts";
import { sources as sourcesTable } from "../schema/sources.ts";
import type { Addition, Plan } from "./plan.ts";
import { chunks, type OwnerTx } from "./stored.ts";

/**
 * Writes what a plan adds. Everything is public and reported: lines and needs come in acts of kind 'report',
 * one for each delegation, day and source, recorded at noon UTC of the day of the statement and marked as
 * back-dated, so that `asOf` shows the record as it grew. Acts are numbered in the order of their days.
 */
export async function writePlan(tx: OwnerTx, { additions }: Plan, now: Date): Promise<void> {
  for (const some of chunks(additions.categories)) {
    await tx.insert(p.categories).values(some.map(({ id, wanted }) => ({ code: id, ...wanted })));
  }
  for (const some of chunks(additions.delegations)) await writeDelegations(tx, some);
  const reports = reportsOf([...additions.commitments, ...additions.requirements, ...additions.answers], now);
  for (const some of chunks([...reports.values()].sort(byTime))) {
    await tx.insert(acts).values(some.map(({ act }) => act));
  }
  const reportOf = (addition: Addition<Reported>) => {
    const report = reports.get(reportKey(addition, now));
    if (!report) throw new Error(`no act for ${addition.id}`);
    return report.act;
  };
  for (const some of chunks(additions.commitments)) await writeCommitments(tx, some, reportOf);
  for (const some of chunks(additions.requirements)) await writeRequirements(tx, some, reportOf);
  for (const some of chunks(additions.answers)) await writeAnswers(tx, some, reportOf);
  for (const some of chunks(additions.pathways)) await writePathways(tx, some, now);
  for (const some of chunks(additions.events)) await writeEvents(tx, some, now);
}

/** What is brought by an act. */
type Reported = "commitments" | "requirements" | "answers";
type Act = ReturnType<typeof newAct>;
type ReportOf = (addition: Addition<Reported>) => Act;
type Report = { key: string; act: Act };

const byTime = (a: Report, b: Report): number =>
  a.act.recordedAt.getTime() - b.act.recordedAt.getTime() || (a.key < b.key ? -1 : 1);

/** Noon UTC of a day, but never ahead of the clock. Without a day, the register knows it from now on. */
function recordTime(day: Day | null, now: Date): Date {
  const noon = day === null ? now : new Date(`${day}T12:00:00Z`);
  return noon > now ? now : noon;
}

function statedAt({ placed, wanted }: Addition<Reported>, now: Date): Date {
  return recordTime(placed.record.stated_on ?? wanted.sources[0]?.publishedOn ?? null, now);
}

function reportKey(addition: Addition<Reported>, now: Date): string {
  const [source] = addition.wanted.sources;
  return JSON.stringify([
    statedAt(addition, now),
    addition.wanted.delegationCode,
    source?.url ?? source?.title,
  ]);
}

function reportsOf(brought: readonly Addition<Reported>[], now: Date): Map<string, Report> {
  const reports = new Map<string, Report>();
  for (const addition of brought) {
    const key = reportKey(addition, now);
    if (reports.has(key)) continue;
    const { wanted } = addition;
    reports.set(key, { key, act: newAct(wanted.delegationCode, statedAt(addition, now), wanted.sources[0]) });
  }
  return reports;
}

function newAct(delegationCode: string, recordedAt: Date, source: Source | undefined) {
  return {
    id: randomUUID(),
    kind: "report" as const,
    attribution: "reported" as const,
    audience: "public" as const,
    delegationCode,
    capacity: "secretariat",
    recordedAt,
    releasedAt: recordedAt,
    isBackdated: true,
    reason: source ? `${source.title} (${source.publisher})` : null,
  };
}

async function writeDelegations(tx: OwnerTx, additions: Addition<"delegations">[]): Promise<void> {
  await tx
    .insert(p.delegations)
    .values(additions.map(({ id, wanted: { roles: _, ...columns } }) => ({ code: id, ...columns })));
  const roles = additions.flatMap(({ id, wanted }) =>
    wanted.roles.map((role) => ({ delegationCode: id, ...role })),
  );
  await tx.insert(p.delegationRoles).values(roles);
}

/** Open to now: `[from,)`. */
const since = (instant: Date): string => `[${instant.toISOString()},)`;

async function writeCommitments(
  tx: OwnerTx,
  additions: Addition<"commitments">[],
  reportOf: ReportOf,
): Promise<void> {
  const rows = additions.map((addition) => {
    const { sources, ...columns } = addition.wanted;
    return { addition, sources, columns, act: reportOf(addition), id: randomUUID(), versionId: randomUUID() };
  });
  await tx.insert(c.commitments).values(
    rows.map(({ id, addition, columns }) => ({
      id,
      symbol: addition.symbol,
      delegationCode: columns.delegationCode,
      importId: addition.id,
    })),
  );
  await tx.insert(c.commitmentVersions).values(
    rows.map(({ id, versionId, act, columns }) => ({
      id: versionId,
      commitmentId: id,
      ...columns,
      ...brought(act),
    })),
  );
  await tx
    .insert(c.commitmentReleases)
    .values(
      rows.flatMap(({ id, versionId, act }) =>
        released(act).map((release) => ({ commitmentId: id, versionId, ...release })),
      ),
    );
  await writeSources(tx, "commitment", rows);
}

async function writeRequirements(
  tx: OwnerTx,
  additions: Addition<"requirements">[],
  reportOf: ReportOf,
): Promise<void> {
  const rows = additions.map((addition) => {
    const { sources, ...columns } = addition.wanted;
    return { addition, sources, columns, act: reportOf(addition), id: randomUUID(), versionId: randomUUID() };
  });
  await tx.insert(r.requirements).values(
    rows.map(({ id, addition, columns }) => ({
      id,
      symbol: addition.symbol,
      delegationCode: columns.delegationCode,
      importId: addition.id,
    })),
  );
  await tx.insert(r.requirementVersions).values(
    rows.map(({ id, versionId, act, columns }) => ({
      id: versionId,
      requirementId: id,
      ...columns,
      ...brought(act),
    })),
  );
  await tx
    .insert(r.requirementReleases)
    .values(
      rows.flatMap(({ id, versionId, act }) =>
        released(act).map((release) => ({ requirementId: id, versionId, ...release })),
      ),
    );
  await writeSources(tx, "requirement", rows);
}

async function writeAnswers(
  tx: OwnerTx,
  additions: Addition<"answers">[],
  reportOf: ReportOf,
): Promise<void> {
  const wanted = additions.map(({ wanted }) => wanted);
  const needs = await tx
    .select({ id: r.requirements.id, importId: r.requirements.importId })
    .from(r.requirements)
    .where(
      inArray(
        r.requirements.importId,
        wanted.map(({ requirement }) => requirement),
      ),
    );
  const lines = await tx
    .select({ id: c.commitments.id, importId: c.commitments.importId })
    .from(c.commitments)
    .where(
      inArray(
        c.commitments.importId,
        wanted.map(({ commitment }) => commitment),
      ),
    );
  const idOf = (rows: typeof needs, importId: string): string => {
    const row = rows.find((each) => each.importId === importId);
    if (!row) throw new Error(`${importId} was not written before what refers to it`);
    return row.id;
  };
  const rows = additions.map((addition) => {
    const { sources, requirement, commitment, ...columns } = addition.wanted;
    const versionId = randomUUID();
    return { versionId, sources, act: reportOf(addition), requirement, commitment, columns, addition };
  });
  await tx.insert(r.requirementAnswers).values(
    rows.map(({ versionId, requirement, commitment, columns, act, addition }) => ({
      id: versionId,
      requirementId: idOf(needs, requirement),
      commitmentId: idOf(lines, commitment),
      ...columns,
      ...brought(act),
      importId: addition.id,
    })),
  );
  await writeSources(tx, "answer", rows);
}

async function writePathways(tx: OwnerTx, additions: Addition<"pathways">[], now: Date): Promise<void> {
  const rows = additions.map(({ id, wanted, placed }) => {
    const { sources, ...columns } = wanted;
    const releasedAt = recordTime(placed.record.stated_on, now);
    const act = { audience: "public" as const, releasedAt, delegationCode: columns.delegationCode };
    return { id, versionId: randomUUID(), sources, columns, act };
  });
  await tx.insert(pathwaySteps).values(
    rows.map(({ id, versionId, columns, act }) => ({
      id: versionId,
      importId: id,
      ...columns,
      audience: act.audience,
      releasedAt: act.releasedAt,
    })),
  );
  await writeSources(tx, "pathway-step", rows);
}

const brought = (act: Act) => ({
  actId: act.id,
  audience: act.audience,
  attribution: act.attribution,
  releasedAt: act.releasedAt,
});
/** Whoever reads a narrower audience's releases reads what is public there too. */
const released = (act: Act) =>
  reaches(act.audience).map((audience) => ({
    delegationCode: act.delegationCode,
    audience,
    number: 1,
    recordedDuring: since(act.recordedAt),
  }));

/** The talks' events are the secretariat's: delegations read them as participants. */
const EVENT_AUDIENCES = ["participants", "public"] as const;

/** An event is known from its own day; one that still lies ahead, from the day of its source. */
async function writeEvents(tx: OwnerTx, additions: Addition<"events">[], now: Date): Promise<void> {
  const rows = additions.map((addition) => {
    const { sources, ...columns } = addition.wanted;
    const isAhead = columns.occursOn > now.toISOString().slice(0, 10);
    const recordedAt = recordTime(isAhead ? (sources[0]?.publishedOn ?? null) : columns.occursOn, now);
    const act = { audience: "public" as const, releasedAt: recordedAt, delegationCode: null };
    return { addition, sources, columns, act, id: randomUUID(), versionId: randomUUID() };
  });
  await tx
    .insert(e.events)
    .values(rows.map(({ id, addition }) => ({ id, symbol: addition.symbol, importId: addition.id })));
  await tx.insert(e.eventVersions).values(
    rows.map(({ id, versionId, columns, act }) => ({
      id: versionId,
      eventId: id,
      ...columns,
      audience: act.audience,
      releasedAt: act.releasedAt,
    })),
  );
  await tx.insert(e.eventReleases).values(
    rows.flatMap(({ id, versionId, columns, act }) =>
      EVENT_AUDIENCES.map((audience) => ({
        eventId: id,
        versionId,
        audience,
        number: 1,
        occursOn: columns.occursOn,
        recordedDuring: since(act.releasedAt),
      })),
    ),
  );
  await writeSources(tx, "event", rows);
}

type Cited = {
  versionId: string;
  sources: Source[];
  act: { audience: "public"; releasedAt: Date; delegationCode: string | null };
};

async function writeSources(
  tx: OwnerTx,
  recordKind: (typeof sourceKinds.enumValues)[number],
  rows: Cited[],
): Promise<void> {
  const cited = rows.flatMap(({ versionId, sources, act }) =>
    sources.map((source, index) => ({
      recordKind,
      versionId,
      delegationCode: act.delegationCode,
      audience: act.audience,
      releasedAt: act.releasedAt,
      position: index + 1,
      ...source,
    })),
  );
  for (const some of chunks(cited)) await tx.insert(sourcesTable).values(some);
}
