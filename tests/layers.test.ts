// The layers of the house (README, "The house") are held by .dependency-cruiser.cjs. Here each of its rules is
// broken once, in a copy, and must say so.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const CRUISER = path.join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
const FOLDERS = ["app", "components", "db", "domain", "features", "lib", "messages", "server"];
const FILES = [".dependency-cruiser.cjs", "tsconfig.json", "package.json", "env.ts", "proxy.ts"];

/** A file that must not be, and the rule that must name it. */
const OFFENCES: readonly { file: string; text: string; rule: string }[] = [
  { file: "domain/planted-package.ts", text: 'import "zod";', rule: "domain-is-pure" },
  { file: "domain/planted-core.ts", text: 'import "node:fs";', rule: "domain-needs-no-core" },
  { file: "domain/planted-door.ts", text: 'import "../db/client.ts";', rule: "domain-imports" },
  { file: "lib/planted.ts", text: 'import "../server/viewer.ts";', rule: "lib-imports" },
  { file: "db/planted.ts", text: 'import "../server/viewer.ts";', rule: "db-imports" },
  { file: "server/planted.ts", text: 'import "../features/commitments/queries.ts";', rule: "server-imports" },
  {
    file: "components/planted.tsx",
    text: 'import "../features/commitments/queries.ts";',
    rule: "components-imports",
  },
  { file: "messages/planted.ts", text: 'import "../server/viewer.ts";', rule: "messages-imports" },
  { file: "app/planted.ts", text: 'import "../db/client.ts";', rule: "app-imports" },
  {
    file: "features/commitments/planted.ts",
    text: 'import "../../app/planted.ts";',
    rule: "features-imports",
  },
  { file: "features/planted/actions.ts", text: 'import "../../db/client.ts";', rule: "database-door" },
  {
    file: "features/commitments/components/planted.tsx",
    text: 'import "../../../db/client.ts";',
    rule: "database-door",
  },
  {
    file: "features/planted/components/borrowed.tsx",
    text: 'import "../../commitments/components/planted.tsx";',
    rule: "features-do-not-borrow-components",
  },
  { file: "lib/planted-cycle.ts", text: 'import "./planted-cycle.ts";', rule: "no-cycles" },
  // A type is an import too, whatever it becomes when it runs.
  { file: "app/planted-type.ts", text: 'export type { Tx } from "../db/client.ts";', rule: "app-imports" },
];

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "surety-layers-"));
  for (const name of [...FOLDERS, ...FILES]) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("each way across a layer is named, and fails", { timeout: 90_000 }, () => {
  for (const { file, text } of OFFENCES) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${text}\n`);
  }
  const { status, stdout } = spawnSync(
    process.execPath,
    [CRUISER, "--config", ".dependency-cruiser.cjs", ...FOLDERS],
    {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  for (const { file, rule } of OFFENCES) {
    expect.soft(stdout, `${file} breaks ${rule}`).toContain(`error ${rule}: ${file} → `);
  }
  expect(status).toBeGreaterThan(0);
});
