// `npm test`: checks, domain and database tests, then the site in a browser; the last line counts.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.ts";
import { buildIfChanged } from "./build.ts";
import { runChecks } from "./check.ts";
import { ROOT, runTool } from "./run-tool.ts";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A part that breaks off counts as one failure, with its reason shown; the other parts still run. */
async function part(name: string, run: () => Promise<Partial<Counts>>): Promise<Counts> {
  console.log(`\n— ${name}`);
  try {
    const { passed = 0, failed = 0, skipped = 0 } = await run();
    if (passed + failed > 0) return { passed, failed, skipped };
    console.error(`${name}: nothing ran.`);
  } catch (error) {
    console.error(
      error instanceof Error ? (error.name === "CannotStart" ? error.message : error.stack) : error,
    );
  }
  return { passed: 0, failed: 1, skipped: 0 };
}

async function unitAndDatabaseTests(reports: string): Promise<Counts> {
  const file = path.join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runTool({ package: "vitest", args, shown: true });
  const report: Record<string, number> = JSON.parse(fs.readFileSync(file, "utf8"));
  const failed = (report.numFailedTests ?? 0) + brokenFiles(report);
  return {
    passed: report.numPassedTests ?? 0,
    // Whatever vitest counts: when it says no, the verdict is no.
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** A file that fails to load fails as a suite without a test in it. */
function brokenFiles(report: Record<string, unknown>): number {
  const files = report.testResults;
  if (!Array.isArray(files)) return 0;
  return files.filter(
    (file: { status?: string; assertionResults?: unknown[] }) =>
      file.status === "failed" && (file.assertionResults ?? []).length === 0,
  ).length;
}

async function browserTests(reports: string): Promise<Counts> {
  const browser = await findBrowser();
  await buildIfChanged();
  const file = path.join(reports, "playwright.json");
  // Databases and servers are made by the suite itself (e2e/), each on a port and DATA_DIR of its own.
  const { code } = await runTool({
    package: "@playwright/test",
    command: "playwright",
    args: ["test", "--reporter=list,json"],
    environment: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      SURETY_TEST_BROWSER: browser.executablePath,
      SURETY_TEST_BROWSER_ARGS: browser.args.join(" "),
    },
    shown: true,
  });
  const { stats, errors = [] }: PlaywrightReport = JSON.parse(fs.readFileSync(file, "utf8"));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return {
    passed: stats.expected,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: stats.skipped,
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
}

async function main(): Promise<number> {
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), "surety-reports-"));
  const parts = [
    await part("Checks", runChecks),
    await part("Domain and database", () => unitAndDatabaseTests(reports)),
    await part("Browser", () => browserTests(reports)),
  ];
  fs.rmSync(reports, { recursive: true, force: true });
  const sum = (key: keyof Counts) => parts.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  return sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
}

process.chdir(ROOT);
// Signals end this process through its exit handlers, which end the children.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.exit(await main());
