// `npm run check`: format and lint, types, layers, dead code. Also the first part of `npm test`.
import fs from "node:fs";
import path from "node:path";
import { ROOT, runTool, type ToolRun } from "./run-tool.ts";

const LAYERED = [
  "app",
  "components",
  "db",
  "domain",
  "features",
  "lib",
  "messages",
  "server",
  "env.ts",
  "proxy.ts",
];

const CHECKS: readonly { name: string; runs: readonly ToolRun[] }[] = [
  {
    name: "Format and lint (Biome)",
    runs: [
      { package: "@biomejs/biome", command: "biome", args: ["ci", "--error-on-warnings", "--colors=off"] },
    ],
  },
  {
    name: "Types (tsc)",
    runs: [
      { package: "next", args: ["typegen"] },
      { package: "typescript", command: "tsc", args: ["--noEmit", "--pretty", "false"] },
    ],
  },
  {
    name: "Layers (dependency-cruiser)",
    runs: [
      {
        package: "dependency-cruiser",
        command: "depcruise",
        args: [
          "--config",
          ".dependency-cruiser.cjs",
          ...LAYERED.filter((name) => fs.existsSync(path.join(ROOT, name))),
        ],
      },
    ],
  },
  { name: "Dead code (knip)", runs: [{ package: "knip", args: ["--no-progress"] }] },
];

/** Runs every check, shows what each found, and counts. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 };
  for (const { name, runs } of CHECKS) {
    const since = performance.now();
    let failure: string | undefined;
    for (const run of runs) {
      const { code, output } = await runTool(run);
      if (code !== 0) failure ??= output;
    }
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(`${failure === undefined ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (failure !== undefined) console.log(failure.trimEnd());
    counts[failure === undefined ? "passed" : "failed"] += 1;
  }
  return counts;
}

if (import.meta.main) {
  const { failed } = await runChecks();
  process.exit(failed > 0 ? 1 : 0);
}
