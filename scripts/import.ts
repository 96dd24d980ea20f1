// `npm run import -- FILE… [--dry-run]`: records into the register, all of them or none.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { faultLine } from "../db/import/faults.ts";
import type { ImportFile } from "../db/import/files.ts";
import { type ImportResult, importFiles } from "../db/import/import.ts";
import { KINDS } from "../db/import/shape.ts";
import { CannotStart, settings } from "../env.ts";
import { withOwnerLogin } from "./owner-login.ts";
import { endWith } from "./steps.ts";

const USAGE = "Give the files to import: npm run import -- FILE… [--dry-run]";

async function main(): Promise<number> {
  const { names, dryRun } = readArguments();
  const files = await Promise.all(names.map(readImportFile));
  const result = await withOwnerLogin(settings(), (ownerUrl) =>
    importFiles(ownerUrl, files, { now: new Date(), dryRun }),
  );
  return report(result, dryRun);
}

function readArguments(): { names: string[]; dryRun: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { "dry-run": { type: "boolean", default: false } },
    });
    if (positionals.length === 0) throw new CannotStart(USAGE);
    return { names: positionals, dryRun: values["dry-run"] };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function readImportFile(name: string): Promise<ImportFile> {
  try {
    const bytes = await readFile(name);
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) throw new CannotStart(`${name} is not written in UTF-8.`);
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new CannotStart(`${name} cannot be read (${code}).`);
  }
}

/** Says what happened and answers with the exit code. */
function report({ read, added, same, differences, faults }: ImportResult, dryRun: boolean): number {
  if (faults.length > 0) {
    console.error(faults.map(faultLine).join("\n"));
    const records = new Set(
      faults.map(({ file, pointer }) => `${file} ${/^(\/[a-z]+)?\/\d+/.exec(pointer)?.[0]}`),
    );
    const counts = KINDS.filter((kind) => read[kind] > 0).map((kind) => `${read[kind]} ${kind}`);
    console.error(
      `\nRead ${counts.join(", ") || "no records"}. Faults: ${faults.length}, in ${records.size} records or files.`,
    );
    console.error("Nothing was imported.");
    return 1;
  }
  const columns = (cells: (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(14) : String(cell).padStart(10))).join("");
  console.log(columns(["", "read", dryRun ? "would add" : "added", "unchanged", "differing"]));
  for (const kind of KINDS) {
    const differing = differences.filter((difference) => difference.kind === kind).length;
    console.log(columns([kind, read[kind], added[kind], same[kind], differing]));
  }
  for (const { kind, id, fields } of differences) {
    console.log(
      `${kind} ${id} differs from the register in ${fields.join(", ")}; the register is left as it is.`,
    );
  }
  if (dryRun) console.log("Dry run: nothing was written.");
  return 0;
}

main().then((code) => {
  process.exitCode = code;
}, endWith);
