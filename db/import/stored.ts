import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import * as c from "../schema/commitments.ts";
import type { recordKind } from "../schema/enums.ts";
import * as e from "../schema/events.ts";
import * as p from "../schema/parties.ts";
import { pathwaySteps } from "../schema/pathways.ts";
import * as r from "../schema/requirements.ts";
import { sources } from "../schema/sources.ts";
import type { Known } from "./rules.ts";
import type { Kind } from "./shape.ts";

/** A transaction of the owner's login. */
export type OwnerTx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

/** Rows per statement: PostgreSQL takes 65535 parameters, and the widest row has about fifty. */
const CHUNK = 500;
export function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

/** Symbols by import id. */
export type Symbols = {
  symbols: ReadonlyMap<string, string>;
  requirementSymbols: ReadonlyMap<string, string>;
};

/** What references may point to. */
export async function readKnown(tx: OwnerTx): Promise<Known & Symbols> {
  const delegations = await tx.select({ code: p.delegations.code }).from(p.delegations);
  const beneficiaries = await tx
    .selectDistinct({ code: p.delegationRoles.delegationCode })
    .from(p.delegationRoles)
    .where(eq(p.delegationRoles.role, "beneficiary"));
  const categories = await tx.select({ code: p.categories.code }).from(p.categories);
  const imported = await tx
    .select({ id: c.commitments.importId, symbol: c.commitments.symbol })
    .from(c.commitments)
    .where(isNotNull(c.commitments.importId));
  const stated = await tx
    .select({ id: r.requirements.importId, symbol: r.requirements.symbol })
    .from(r.requirements)
    .where(isNotNull(r.requirements.importId));
  const symbols = new Map(imported.map(({ id, symbol }) => [id ?? "", symbol]));
  return {
    delegations: new Set(delegations.map(({ code }) => code)),
    beneficiaries: beneficiaries.map(({ code }) => code),
    categories: new Set(categories.map(({ code }) => code)),
    commitments: new Set(imported.map(({ id }) => id ?? "")),
    requirements: new Set(stated.map(({ id }) => id ?? "")),
    symbols,
    requirementSymbols: new Map(stated.map(({ id, symbol }) => [id ?? "", symbol])),
  };
}

/** Every symbol in use, whoever may see it: a drawn one must be free. */
export async function takenSymbols(tx: OwnerTx): Promise<Set<string>> {
  const commitments = await tx.select({ symbol: c.commitments.symbol }).from(c.commitments);
  const requirements = await tx.select({ symbol: r.requirements.symbol }).from(r.requirements);
  const events = await tx.select({ symbol: e.events.symbol }).from(e.events);
  return new Set([...commitments, ...requirements, ...events].map(({ symbol }) => symbol));
}

type Stored = Map<string, Record<string, unknown>>;

/** The rows that an earlier import made for these ids: the first public version of each, with its sources. */
export async function readStored(tx: OwnerTx, kind: Kind, ids: readonly string[]): Promise<Stored> {
  const rows = await Promise.all(chunks(ids).map((some) => READERS[kind](tx, some)));
  return new Map(rows.flat());
}

type Rows = [string, Record<string, unknown>][];

const READERS: Record<Kind, (tx: OwnerTx, ids: string[]) => Promise<Rows>> = {
  async categories(tx, ids) {
    const rows = await tx.select().from(p.categories).where(inArray(p.categories.code, ids));
    return rows.map((row) => [row.code, row]);
  },
  async delegations(tx, ids) {
    const rows = await tx.select().from(p.delegations).where(inArray(p.delegations.code, ids));
    const roles = await tx
      .select()
      .from(p.delegationRoles)
      .where(inArray(p.delegationRoles.delegationCode, ids))
      .orderBy(asc(p.delegationRoles.fromOn), asc(p.delegationRoles.role));
    return rows.map((row) => {
      const own = roles.filter(({ delegationCode }) => delegationCode === row.code);
      return [row.code, { ...row, roles: own.map(({ role, fromOn, toOn }) => ({ role, fromOn, toOn })) }];
    });
  },
  async commitments(tx, ids) {
    const rows = await tx
      .select({ id: c.commitments.importId, version: c.commitmentVersions })
      .from(c.commitments)
      .innerJoin(
        c.commitmentReleases,
        and(
          eq(c.commitmentReleases.commitmentId, c.commitments.id),
          eq(c.commitmentReleases.audience, "public"),
          eq(c.commitmentReleases.number, 1),
        ),
      )
      .innerJoin(c.commitmentVersions, eq(c.commitmentVersions.id, c.commitmentReleases.versionId))
      .where(inArray(c.commitments.importId, ids));
    return withSources(tx, "commitment", rows);
  },
  async requirements(tx, ids) {
    const rows = await tx
      .select({ id: r.requirements.importId, version: r.requirementVersions })
      .from(r.requirements)
      .innerJoin(
        r.requirementReleases,
        and(
          eq(r.requirementReleases.requirementId, r.requirements.id),
          eq(r.requirementReleases.audience, "public"),
          eq(r.requirementReleases.number, 1),
        ),
      )
      .innerJoin(r.requirementVersions, eq(r.requirementVersions.id, r.requirementReleases.versionId))
      .where(inArray(r.requirements.importId, ids));
    return withSources(tx, "requirement", rows);
  },
  async answers(tx, ids) {
    const rows = await tx
      .select({
        id: r.requirementAnswers.importId,
        requirement: r.requirements.importId,
        commitment: c.commitments.importId,
        version: r.requirementAnswers,
      })
      .from(r.requirementAnswers)
      .innerJoin(r.requirements, eq(r.requirements.id, r.requirementAnswers.requirementId))
      .innerJoin(c.commitments, eq(c.commitments.id, r.requirementAnswers.commitmentId))
      .where(inArray(r.requirementAnswers.importId, ids));
    return withSources(
      tx,
      "answer",
      rows.map(({ id, requirement, commitment, version }) => ({
        id,
        version: { ...version, requirement, commitment },
      })),
    );
  },
  async pathways(tx, ids) {
    const rows = await tx.select().from(pathwaySteps).where(inArray(pathwaySteps.importId, ids));
    return withSources(
      tx,
      "pathway-step",
      rows.map((version) => ({ id: version.importId, version })),
    );
  },
  async events(tx, ids) {
    const rows = await tx
      .select({ id: e.events.importId, version: e.eventVersions })
      .from(e.events)
      .innerJoin(
        e.eventReleases,
        and(
          eq(e.eventReleases.eventId, e.events.id),
          eq(e.eventReleases.audience, "public"),
          eq(e.eventReleases.number, 1),
        ),
      )
      .innerJoin(e.eventVersions, eq(e.eventVersions.id, e.eventReleases.versionId))
      .where(inArray(e.events.importId, ids));
    return withSources(tx, "event", rows);
  },
};

async function withSources(
  tx: OwnerTx,
  kind: (typeof recordKind.enumValues)[number],
  rows: { id: string | null; version: { id: string } }[],
): Promise<Rows> {
  const versions = rows.map(({ version }) => version.id);
  if (versions.length === 0) return [];
  const cited = await tx
    .select()
    .from(sources)
    .where(and(eq(sources.recordKind, kind), inArray(sources.versionId, versions)))
    .orderBy(asc(sources.position));
  return rows.map(({ id, version }) => {
    const own = cited.filter(({ versionId }) => versionId === version.id);
    const plain = own.map(({ title, publisher, publishedOn, url, grade, backing }) => ({
      title,
      publisher,
      publishedOn,
      url,
      grade,
      backing,
    }));
    return [id ?? "", { ...version, sources: plain }];
  });
}
