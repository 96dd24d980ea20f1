import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { AuditEntry } from "../../domain/audit.ts";
import { auditEvents } from "../schema/accounts.ts";
import type { Fault } from "./faults.ts";
import { type ImportFile, readFiles } from "./files.ts";
import { countAdditions, type Difference, type Plan, planImport } from "./plan.ts";
import { ruleFaults } from "./rules.ts";
import { forEachKind, type Kind } from "./shape.ts";
import { type OwnerTx, readKnown } from "./stored.ts";
import { writePlan } from "./write.ts";

export type ImportResult = {
  /** Records in the files, rejected ones too. */
  read: Record<Kind, number>;
  /** Of which none was written if there is a fault or it was a dry run. */
  added: Record<Kind, number>;
  same: Record<Kind, number>;
  differences: Difference[];
  faults: Fault[];
};
export type ImportOptions = {
  now: Date;
  dryRun?: boolean;
  /** Asked inside the transaction, after other imports have ended: false leaves everything as it is. */
  onlyIf?: (tx: OwnerTx) => Promise<boolean>;
};

/**
 * Imports files in the shape of db/reference/ with the owner's login: all of it or nothing. Records that are
 * there already are left; where they differ, that is reported.
 */
export async function importFiles(
  ownerUrl: string,
  files: readonly ImportFile[],
  { now, dryRun = false, onlyIf }: ImportOptions,
): Promise<ImportResult> {
  const { bundle, named, read, faults } = readFiles(files);
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await drizzle(client).transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('surety import'))`);
      if (onlyIf && !(await onlyIf(tx))) return nothing(read, faults);
      const known = await readKnown(tx);
      faults.push(...ruleFaults(bundle, named, known, dayInKyiv(now)));
      // A record with a fault leaves holes in what others refer to, so that no plan can be trusted.
      if (faults.length > 0) return nothing(read, faults);
      const plan = await planImport(tx, bundle, known);
      if (!dryRun) await write(tx, plan, now);
      return { read, added: countAdditions(plan), same: plan.same, differences: plan.differences, faults };
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function write(tx: OwnerTx, plan: Plan, now: Date): Promise<void> {
  const added = countAdditions(plan);
  if (Object.values(added).every((count) => count === 0)) return;
  await writePlan(tx, plan, now);
  const entry: AuditEntry = { action: "record.imported", subject: null, delegation: null, details: added };
  await tx.insert(auditEvents).values({ action: entry.action, details: entry.details });
}

const none = (): Record<Kind, number> => forEachKind(() => 0);
const nothing = (read: ImportResult["read"], faults: Fault[]): ImportResult => ({
  read,
  added: none(),
  same: none(),
  differences: [],
  faults,
});

/** The register's calendar is Kyiv's. */
function dayInKyiv(now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO("Europe/Kyiv")
    .toPlainDate()
    .toString();
}
