import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "../../db/client.ts";
import { deputies } from "../../db/schema/drafts.ts";
import { aheadFault } from "../../domain/kyiv-time.ts";
import { can } from "../../domain/policy.ts";
import type { Instant } from "../../domain/records.ts";
import { type FieldFault, Refusal } from "../../domain/refusal.ts";
import { reauthenticate } from "../../server/session.ts";
import type { Actor } from "../../server/viewer.ts";
import { listColleagues } from "./queries.ts";

export type Appointment = {
  colleague: string;
  /** Null: from now. */
  from: Instant | null;
  until: Instant;
  isExclusive: boolean;
  password: string;
};

/**
 * Hands a head's right to return and to communicate to a colleague for a period.
 * @throws Refusal `not_found`, `wrong_password`, `throttled`, or `invalid` with the field at fault.
 */
export async function appointDeputy(actor: Actor, said: Appointment): Promise<void> {
  const { delegation } = actor;
  if (delegation === null || !can(actor, "deputy.appoint", { delegation })) throw new Refusal("not_found");
  const now = Temporal.Now.instant().toString();
  const from = said.from ?? now;
  const fault = periodFault(said.from, said.until, now);
  if (fault) throw new Refusal("invalid", { faults: [fault] });
  const colleagues = await listColleagues(actor);
  if (!colleagues.some(({ id }) => id === said.colleague)) {
    throw new Refusal("invalid", { faults: [{ path: "colleague", code: "colleague-missing" }] });
  }
  await reauthenticate(actor, said.password);
  return record(actor, async (tx) => {
    // Two appointments of one delegation at once see each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`deputies of ${delegation}`}))`);
    const overlapping = await tx
      .select({ id: deputies.id })
      .from(deputies)
      .where(
        and(
          eq(deputies.delegationCode, delegation),
          eq(deputies.accountId, said.colleague),
          isNull(deputies.endedAt),
          sql`${deputies.fromAt} < ${said.until}::timestamptz and ${deputies.untilAt} > ${from}::timestamptz`,
        ),
      );
    if (overlapping.length > 0) {
      throw new Refusal("invalid", { faults: [{ path: "from", code: "deputy-overlaps" }] });
    }
    const [made] = await tx
      .insert(deputies)
      .values({
        delegationCode: delegation,
        accountId: said.colleague,
        grantedBy: actor.accountId,
        fromAt: sql`${from}::timestamptz`,
        untilAt: sql`${said.until}::timestamptz`,
        isExclusive: said.isExclusive,
      })
      .returning({ id: deputies.id });
    if (!made) throw new Error("a deputy was not written");
    const details = { account: said.colleague, from, until: said.until, exclusive: said.isExclusive };
    return {
      result: undefined,
      audit: { action: "deputy.appointed", subject: made.id, delegation, details },
    };
  });
}

function periodFault(from: Instant | null, until: Instant, now: Instant): FieldFault | null {
  const starts = from === null ? null : aheadFault(from, now);
  if (starts !== null) return { path: "from", code: starts };
  const ends = aheadFault(until, now);
  if (ends !== null) return { path: "until", code: ends };
  const isBackwards = from !== null && Temporal.Instant.compare(until, from) <= 0;
  return isBackwards ? { path: "until", code: "until-before-from" } : null;
}

/**
 * Ends a period from now on: by a head of the delegation, or given back by the deputy.
 * @throws Refusal `not_found`, `nothing_to_do` where it has ended already.
 */
export async function endDeputy(actor: Actor, { deputy }: { deputy: string }): Promise<void> {
  const { delegation } = actor;
  if (delegation === null) throw new Refusal("not_found");
  return record(actor, async (tx) => {
    const [found] = await tx
      .select({ accountId: deputies.accountId, endedAt: deputies.endedAt })
      .from(deputies)
      .where(and(eq(deputies.id, deputy), eq(deputies.delegationCode, delegation)));
    if (!found || !can(actor, "deputy.end", { delegation, accountId: found.accountId })) {
      throw new Refusal("not_found");
    }
    const ended = await tx
      .update(deputies)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: actor.accountId })
      .where(and(eq(deputies.id, deputy), isNull(deputies.endedAt)))
      .returning({ id: deputies.id });
    if (ended.length === 0) throw new Refusal("nothing_to_do");
    const isOwn = found.accountId === actor.accountId;
    const details = { account: found.accountId, because: isOwn ? "given back" : "ended" } as const;
    return { result: undefined, audit: { action: "deputy.ended", subject: deputy, delegation, details } };
  });
}
