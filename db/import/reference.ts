import { readFile } from "node:fs/promises";
import path from "node:path";
import { delegations } from "../schema/parties.ts";
import { faultLine } from "./faults.ts";
import type { ImportFile } from "./files.ts";
import { importFiles } from "./import.ts";
import { KINDS } from "./shape.ts";
import type { OwnerTx } from "./stored.ts";

const FOLDER = path.join(import.meta.dirname, "..", "reference");

/** The files of the reference record that is shipped with the program. */
export function referenceFiles(): Promise<ImportFile[]> {
  return Promise.all(
    KINDS.map(async (kind) => ({
      name: `${kind}.json`,
      text: await readFile(path.join(FOLDER, `${kind}.json`), "utf8"),
    })),
  );
}

const isEmpty = async (tx: OwnerTx): Promise<boolean> => (await tx.$count(delegations)) === 0;

/**
 * Loads the reference record into a database that holds no delegation yet; safe when two instances start at once.
 * @throws Error that names every rejected record: then nothing was written.
 */
export async function importReferenceIfEmpty(ownerUrl: string, log: (line: string) => void): Promise<void> {
  const files = await referenceFiles();
  const { added, faults } = await importFiles(ownerUrl, files, { now: new Date(), onlyIf: isEmpty });
  if (faults.length > 0)
    throw new Error(`The reference record is rejected:\n${faults.map(faultLine).join("\n")}`);
  if (added.delegations === 0) return;
  log(
    `loaded ${added.delegations} delegations, ${added.commitments} commitments, ${added.requirements} requirements, ${added.events} events`,
  );
}
