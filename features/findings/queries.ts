// Longer than most: findings for each audience, and what was said to them, are worked out here and nowhere else.
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { divergences, findingReplies } from "../../db/schema/findings.ts";
import { type AsOf, asOfNow } from "../../domain/as-of.ts";
import type { Day } from "../../domain/commitment.ts";
import {
  FINDING_RULES,
  type Finding,
  type FindingRule,
  SEVERITIES,
  type Severity,
} from "../../domain/finding.ts";
import { findings, findingsDelta } from "../../domain/findings.ts";
import { can } from "../../domain/policy.ts";
import { type Assumptions, type Line, NO_ASSUMPTIONS, type Portfolio } from "../../domain/portfolio.ts";
import type { Instant } from "../../domain/records.ts";
import type { Audience, Category } from "../../domain/vocabulary.ts";
import { type Actor, asReadBy, publicViewer, type Viewer } from "../../server/viewer.ts";
import { instantOf, toInstant } from "../commitments/queries.ts";
import { getReview, isMoved, ownDelegation } from "../offers/queries.ts";
import { getPortfolio } from "../portfolio/queries.ts";
import { type Years, yearsOf } from "../portfolio/schema.ts";

/** What a delegation says to a finding, by an act of its head. */
export type FindingReply = {
  finding: string;
  delegation: string;
  act: string;
  audience: Audience;
  repliedAt: Instant;
  text: string;
};

/** That parties let a finding stand. It counts while it `stands`: not ended, and its last day not past. */
export type Divergence = {
  id: string;
  finding: string;
  audience: Audience;
  parties: string[];
  reason: string;
  until: Day;
  recordedAt: Instant;
  state: "stands" | "over" | "ended";
};

/** A finding with what was said of it. */
export type StatedFinding = Finding & {
  /** Of the lines and of the requirement that it names, sorted. */
  delegations: string[];
  categories: Category[];
  /** Newest first. */
  replies: FindingReply[];
  divergences: Divergence[];
};

export type FindingFilter = {
  rule?: readonly FindingRule[] | undefined;
  severity?: readonly Severity[] | undefined;
  delegation?: readonly string[] | undefined;
  category?: readonly Category[] | undefined;
};
export type FindingsAsked = { asOf: AsOf; assumptions: Assumptions; years: Years };
export type FindingsView = { portfolio: Portfolio; items: StatedFinding[] };
export type FindingFacets = Record<keyof FindingFilter, Record<string, number>>;

/** What does not fit in the rows that this viewer may read, and what was said of it that they may read. */
export async function getFindings(viewer: Viewer, asked: FindingsAsked): Promise<FindingsView> {
  const { asOf, assumptions, years } = asked;
  const portfolio = await getPortfolio(viewer, asOf);
  const [replies, accepted] = await Promise.all([listReplies(viewer, asOf), listDivergences(viewer, asOf)]);
  const repliesTo = Map.groupBy(replies, ({ finding }) => finding);
  const acceptedOf = Map.groupBy(accepted, ({ finding }) => finding);
  const subjects = subjectsOf(portfolio);
  const items = findings(portfolio, assumptions, years).map((found) => ({
    ...found,
    ...subjects(found),
    replies: repliesTo.get(found.id) ?? [],
    divergences: acceptedOf.get(found.id) ?? [],
  }));
  return { portfolio, items };
}

type Said = Pick<StatedFinding, "replies" | "divergences">;
/** One finding; null with what was said of it where no rule finds it any more. */
export type FindingView = { portfolio: Portfolio; found: StatedFinding | null; said: Said };

/** Null where no rule finds it and nobody said anything of it that this viewer may read. */
export async function getFinding(
  viewer: Viewer,
  { id, ...asked }: FindingsAsked & { id: string },
): Promise<FindingView | null> {
  const { portfolio, items } = await getFindings(viewer, asked);
  const found = items.find((each) => each.id === id) ?? null;
  if (found) return { portfolio, found, said: found };
  const [replies, accepted] = await Promise.all([
    listReplies(viewer, asked.asOf),
    listDivergences(viewer, asked.asOf),
  ]);
  const isOf = ({ finding }: { finding: string }) => finding === id;
  const said = { replies: replies.filter(isOf), divergences: accepted.filter(isOf) };
  return said.replies.length + said.divergences.length > 0 ? { portfolio, found: null, said } : null;
}

/** Whose lines and requirements a finding names, and of which categories. */
function subjectsOf({ lines, needs }: Portfolio) {
  const named = new Map(
    [...lines, ...needs].map(({ symbol, delegation, terms }) => [
      symbol,
      { delegation, category: terms.category },
    ]),
  );
  return ({ requirement, lines: symbols }: Finding) => {
    const need = named.get(requirement ?? "");
    const own = symbols.flatMap((symbol) => named.get(symbol) ?? []);
    const all = need ? [need, ...own] : own;
    return {
      delegations: [...new Set(all.map(({ delegation }) => delegation))].sort(),
      categories: need ? [need.category] : [...new Set(own.map(({ category }) => category))].sort(),
    };
  };
}

export const listReplies = (viewer: Viewer, asOf: AsOf): Promise<FindingReply[]> =>
  selectReplies(viewer, sql`${findingReplies.releasedAt} <= ${instantOf(asOf)}`);

/** The finding that an act answers; null where it answers none that the viewer may know of. */
export const getReplyOfAct = async (viewer: Viewer, act: string): Promise<FindingReply | null> =>
  (await selectReplies(viewer, eq(acts.symbol, act)))[0] ?? null;

async function selectReplies(viewer: Viewer, where: SQL): Promise<FindingReply[]> {
  const rows = await read(viewer, (db) =>
    db
      .select({
        finding: findingReplies.finding,
        delegation: findingReplies.delegationCode,
        act: acts.symbol,
        audience: findingReplies.audience,
        repliedAt: sql<string>`${findingReplies.releasedAt}::text`,
        text: acts.reason,
      })
      .from(findingReplies)
      .innerJoin(acts, eq(acts.id, findingReplies.actId))
      .where(and(where, readableTo(viewer, sql`${findingReplies.audience}`)))
      .orderBy(desc(findingReplies.releasedAt), desc(findingReplies.actId)),
  );
  return rows.map((row) => ({ ...row, repliedAt: toInstant(row.repliedAt), text: row.text ?? "" }));
}

/** What was recorded up to that moment, as it stood then; newest first. */
export async function listDivergences(viewer: Viewer, asOf: AsOf): Promise<Divergence[]> {
  const d = divergences;
  const rows = await read(viewer, (db) =>
    db
      .select({
        id: d.id,
        finding: d.finding,
        audience: d.audience,
        parties: d.parties,
        reason: d.reason,
        until: d.untilOn,
        recordedAt: sql<string>`${d.recordedAt}::text`,
        state: sql<Divergence["state"]>`case when ${d.endedAt} <= ${instantOf(asOf)} then 'ended'
          when ${d.untilOn} < ${asOf.day}::date then 'over' else 'stands' end`,
      })
      .from(d)
      .where(and(sql`${d.recordedAt} <= ${instantOf(asOf)}`, readableTo(viewer, sql`${d.audience}`)))
      .orderBy(desc(d.recordedAt), desc(d.id)),
  );
  return rows.map((row) => ({ ...row, recordedAt: toInstant(row.recordedAt) }));
}

/** Whoever looks as the public does sees what the public sees, though they might read more. */
const readableTo = ({ reader }: Viewer, audience: SQL): SQL | undefined =>
  reader.kind === "public" ? sql`${audience} = 'public'` : undefined;

/** The divergence that counts; null where none does. */
export const standingOf = ({ divergences: all }: Pick<StatedFinding, "divergences">): Divergence | null =>
  all.find(({ state }) => state === "stands") ?? null;

const valuesOf = (found: StatedFinding): Record<keyof FindingFilter, readonly string[]> => ({
  rule: [found.rule],
  severity: [found.severity],
  delegation: found.delegations,
  category: found.categories,
});
const FACETS = ["rule", "severity", "delegation", "category"] as const;

function fits(found: StatedFinding, filter: FindingFilter, except?: keyof FindingFilter): boolean {
  const values = valuesOf(found);
  return FACETS.every((name) => {
    const chosen: readonly string[] | undefined = filter[name];
    return name === except || chosen === undefined || values[name].some((value) => chosen.includes(value));
  });
}

export const chosenOf = (items: readonly StatedFinding[], filter: FindingFilter): StatedFinding[] =>
  items.filter((found) => fits(found, filter));

/** What each choice would find under the other filters. */
export function facetsOf(items: readonly StatedFinding[], filter: FindingFilter): FindingFacets {
  const facets: FindingFacets = { rule: {}, severity: {}, delegation: {}, category: {} };
  for (const found of items) {
    const values = valuesOf(found);
    for (const name of FACETS) {
      if (!fits(found, filter, name)) continue;
      for (const value of values[name]) facets[name][value] = (facets[name][value] ?? 0) + 1;
    }
  }
  return facets;
}

/** By rule, in the order of the rules; rules that find nothing too. */
export const byRule = (items: readonly StatedFinding[]): { rule: FindingRule; items: StatedFinding[] }[] =>
  FINDING_RULES.map((rule) => ({ rule, items: items.filter((found) => found.rule === rule) }));

export const countBySeverity = (items: readonly StatedFinding[]): Record<Severity, number> => {
  const count = (severity: Severity) => items.filter((found) => found.severity === severity).length;
  const [high, medium, low] = SEVERITIES;
  return { high: count(high), medium: count(medium), low: count(low) };
};

const now = (): AsOf => asOfNow(Temporal.Now.instant().toString());
/** The record as it stands, over the usual years. */
const plainly = (asOf: AsOf): FindingsAsked => ({
  asOf,
  assumptions: NO_ASSUMPTIONS,
  years: yearsOf({}, asOf.day),
});

/** Audiences for which something can be said of a finding. */
export const FINDING_AUDIENCES = ["participants", "public"] as const;
export type FindingAudience = (typeof FINDING_AUDIENCES)[number];

/** What an audience sees of findings now; a member asks for theirs. */
export const getFindingsFor = (actor: Actor, audience: FindingAudience): Promise<FindingsView> =>
  getFindings(audience === "public" ? publicViewer : asReadBy(actor, audience), plainly(now()));

/**
 * The findings of all delegations' rows that name a line or a requirement of the actor's delegation; null for those
 * who have no desk.
 */
export async function getOwnFindings(actor: Actor): Promise<FindingsView | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const view = await getFindingsFor(actor, "participants");
  return { ...view, items: view.items.filter(({ delegations }) => delegations.includes(delegation)) };
}

/**
 * All findings of all delegations' rows and all divergences, whether or not a rule still finds what they are about;
 * null for whoever cannot accept one.
 */
export async function getSecretariatFindings(
  actor: Actor,
): Promise<(FindingsView & { divergences: Divergence[] }) | null> {
  if (!can(actor, "divergence.accept", {})) return null;
  const view = await getFindingsFor(actor, "participants");
  return { ...view, divergences: await listDivergences(actor, now()) };
}

/** What the delegation's draft would add and clear, in its own sight alone. */
export type DraftEffect = {
  added: Finding[];
  cleared: Finding[];
  portfolio: Portfolio;
  /** Lines of the draft that are laid over, and those that cannot stand yet and are left out. */
  laid: string[];
  left: string[];
};

/** Null where the draft changes nothing, and for those who have no desk. */
export async function getDraftEffect(actor: Actor): Promise<DraftEffect | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const drafted = ((await getReview(actor))?.lines ?? []).filter(isMoved);
  if (drafted.length === 0) return null;
  const { asOf, assumptions, years } = plainly(now());
  const standing = await getPortfolio(actor, asOf);
  const laid = drafted.flatMap(({ symbol, after, faults }): Line[] =>
    after === null || faults.length > 0
      ? []
      : [
          {
            symbol,
            version: (standing.lines.find((line) => line.symbol === symbol)?.version ?? 0) + 1,
            delegation,
            attribution: "own",
            terms: after,
            addresses: after.addresses,
            partOf: after.partOf,
          },
        ],
  );
  const symbols = new Set(laid.map(({ symbol }) => symbol));
  const kept = standing.lines.filter(({ symbol }) => !symbols.has(symbol));
  const portfolio = { ...standing, lines: [...kept, ...laid] };
  return {
    ...findingsDelta(findings(standing, assumptions, years), findings(portfolio, assumptions, years)),
    portfolio,
    laid: [...symbols],
    left: drafted.flatMap(({ symbol }) => (symbols.has(symbol) ? [] : [symbol])),
  };
}
