import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { divergences, findingReplies } from "../../db/schema/findings.ts";
import { asOfNow } from "../../domain/as-of.ts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { Day } from "../../domain/commitment.ts";
import { can } from "../../domain/policy.ts";
import { type FieldFault, Refusal } from "../../domain/refusal.ts";
import { reauthenticate } from "../../server/session.ts";
import type { Actor } from "../../server/viewer.ts";
import { nameDelegations } from "../delegations/queries.ts";
import { capacityOf } from "../offers/mutations.ts";
import { type FindingAudience, getFindingsFor, getOwnFindings } from "./queries.ts";

const invalid = (path: string, code: string, values?: FieldFault["values"]): Refusal =>
  new Refusal("invalid", { faults: [{ path, code, ...(values ? { values } : {}) }] });

/** Who reads of a finding learns which lines there are: it is spoken of to those alone who can find it themselves. */
async function checkAudience(actor: Actor, finding: string, audience: FindingAudience): Promise<void> {
  const { items } = await getFindingsFor(actor, audience);
  if (!items.some(({ id }) => id === finding)) throw invalid("audience", "finding-unseen");
}

export type Reply = { finding: string; audience: FindingAudience; text: string; password: string };

/**
 * Says something to a finding that names the delegation's lines or requirements: a statement of the delegation.
 * @returns the symbol of the act.
 * @throws Refusal `not_found`, `wrong_password`, `throttled`, or `invalid` where its audience cannot find it.
 */
export async function answerFinding(actor: Actor, said: Reply): Promise<{ act: string }> {
  const { delegation } = actor;
  if (delegation === null || !can(actor, "finding.answer", { delegation })) throw new Refusal("not_found");
  const { finding, audience, text } = said;
  const own = await getOwnFindings(actor);
  if (!own?.items.some(({ id }) => id === finding)) throw new Refusal("not_found");
  if (audience === "public") await checkAudience(actor, finding, audience);
  await reauthenticate(actor, said.password);
  return record(actor, async (tx) => {
    const [act] = await tx
      .insert(acts)
      .values({
        kind: "statement",
        attribution: "own",
        audience,
        delegationCode: delegation,
        accountId: actor.accountId,
        actorName: actor.name,
        capacity: await capacityOf(tx, actor, delegation),
        reason: text,
        contentHash: createHash("sha256").update(canonicalJson({ finding, text })).digest(),
      })
      .returning({ id: acts.id, symbol: acts.symbol, releasedAt: sql<string>`${acts.releasedAt}::text` });
    if (!act) throw new Error("an act was not written");
    await tx.insert(findingReplies).values({
      actId: act.id,
      finding,
      delegationCode: delegation,
      audience,
      // PostgreSQL's own text: a Date would cut the microseconds by which the two are tied together.
      releasedAt: sql`${act.releasedAt}::timestamptz`,
    });
    const details = { act: act.symbol, finding, audience };
    return {
      result: { act: act.symbol },
      audit: { action: "finding.answered", subject: act.symbol, delegation, details },
    };
  });
}

export type Acceptance = {
  finding: string;
  audience: FindingAudience;
  /** Codes of the delegations that let it stand. */
  parties: string[];
  reason: string;
  /** The last day on which it counts: one that is still to come. */
  until: Day;
  password: string;
};

/**
 * Records that parties let a finding stand.
 * @throws Refusal `not_found`, `wrong_password`, `throttled`, or
 * `invalid` with the field at fault, the audience where it reads of one already.
 */
export async function acceptDivergence(actor: Actor, said: Acceptance): Promise<void> {
  if (!can(actor, "divergence.accept", {})) throw new Refusal("not_found");
  const { finding, audience, parties, reason, until } = said;
  const today = asOfNow(Temporal.Now.instant().toString()).day;
  const fault = (await partiesFault(parties)) ?? untilFault(until, today);
  if (fault) throw new Refusal("invalid", { faults: [fault] });
  await checkAudience(actor, finding, audience);
  await reauthenticate(actor, said.password);
  return record(actor, async (tx) => {
    // Two acceptances of one finding at once see each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`divergence of ${finding}`}))`);
    const standing = await tx
      .select({ id: divergences.id })
      .from(divergences)
      .where(
        and(
          eq(divergences.finding, finding),
          eq(divergences.audience, audience),
          isNull(divergences.endedAt),
          sql`${divergences.untilOn} >= ${today}::date`,
        ),
      );
    if (standing.length > 0) throw invalid("audience", "divergence-stands");
    const [made] = await tx
      .insert(divergences)
      .values({ finding, audience, parties, reason, untilOn: until, recordedBy: actor.accountId })
      .returning({ id: divergences.id });
    if (!made) throw new Error("a divergence was not written");
    const details = { audience, until };
    return {
      result: undefined,
      audit: { action: "divergence.accepted", subject: made.id, delegation: null, details },
    };
  });
}

async function partiesFault(parties: readonly string[]): Promise<FieldFault | null> {
  if (parties.length === 0) return { path: "parties", code: "parties-missing" };
  const known = await nameDelegations();
  const unknown = parties.find((code) => !known.has(code));
  return unknown === undefined ? null : { path: "parties", code: "party-unknown", values: { code: unknown } };
}

const untilFault = (until: Day, today: Day): FieldFault | null =>
  until > today ? null : { path: "until", code: "day-not-ahead" };

/** Ends a divergence from now on. @throws Refusal `not_found`, `nothing_to_do` where it has ended already. */
export async function endDivergence(actor: Actor, { divergence }: { divergence: string }): Promise<void> {
  if (!can(actor, "divergence.end", {})) throw new Refusal("not_found");
  return record(actor, async (tx) => {
    const [found] = await tx
      .select({ id: divergences.id })
      .from(divergences)
      .where(eq(divergences.id, divergence));
    if (!found) throw new Refusal("not_found");
    const ended = await tx
      .update(divergences)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: actor.accountId })
      .where(and(eq(divergences.id, divergence), isNull(divergences.endedAt)))
      .returning({ id: divergences.id });
    if (ended.length === 0) throw new Refusal("nothing_to_do");
    return {
      result: undefined,
      audit: { action: "divergence.ended", subject: divergence, delegation: null, details: {} },
    };
  });
}
