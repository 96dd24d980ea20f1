// Builds the site when its sources changed since the last build, and only then.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { holdLock } from "../db/data-folder.ts";
import { CannotStart, childEnvironment } from "../env.ts";
import { copyFonts } from "./fonts.ts";
import { say, step } from "./steps.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const STAMP = path.join(ROOT, ".next", "surety-sources");
const SOURCE_FOLDERS = [
  "app",
  "components",
  "db",
  "domain",
  "features",
  "lib",
  "messages",
  "patches",
  "public",
  "server",
];
/** Read at run time or made by the build itself: not what a build is a function of. */
const NO_SOURCE = new Set(["public/fonts", "db/reference", "db/migrations"]);
const ROOT_FILE = /^[a-z-]+\.(ts|js|mjs|json)$/;
const OTHER_BUILD_PATIENCE_MS = 300_000;

function sourceFiles(): string[] {
  const files = fs.readdirSync(ROOT).filter((name) => ROOT_FILE.test(name) && name !== "next-env.d.ts");
  const walk = (folder: string): void => {
    if (NO_SOURCE.has(folder) || !fs.existsSync(path.join(ROOT, folder))) return;
    for (const entry of fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else files.push(name);
    }
  };
  for (const folder of SOURCE_FOLDERS) walk(folder);
  return [...files, "scripts/fonts.ts"].sort();
}

function sourcesHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const name of sourceFiles()) hash.update(`\0${name}\0`).update(fs.readFileSync(path.join(ROOT, name)));
  return hash.digest("hex");
}

function isCurrent(wanted: string): boolean {
  return fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === wanted;
}

/**
 * Leaves a build of the present sources in .next; one process builds at a time.
 * @returns whether it had to build.
 * @throws CannotStart when the build fails, after showing its output.
 */
export async function buildIfChanged(): Promise<boolean> {
  const wanted = sourcesHash();
  if (isCurrent(wanted)) return false;
  const folder = path.join(ROOT, "node_modules", ".cache", "surety");
  fs.mkdirSync(folder, { recursive: true });
  const lock = await holdLock(path.join(folder, "build.lock"), OTHER_BUILD_PATIENCE_MS);
  if ("heldBy" in lock)
    throw new CannotStart(`Another build (process ${lock.heldBy}) does not end: look at that one first.`);
  try {
    if (isCurrent(wanted)) return false;
    fs.rmSync(STAMP, { force: true });
    await step("Site built", () => build());
    fs.writeFileSync(STAMP, wanted);
    return true;
  } finally {
    lock.release();
  }
}

async function build(): Promise<void> {
  await copyFonts();
  say("Building the site: after a change of the sources only, half a minute …");
  const since = Date.now();
  const tick = setInterval(
    () => say(`… still building (${Math.round((Date.now() - since) / 1000)} s)`),
    10_000,
  );
  const child = spawn(
    process.execPath,
    [path.join(ROOT, "node_modules", "next", "dist", "bin", "next"), "build"],
    {
      cwd: ROOT,
      env: childEnvironment({
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        // A build needs no secret and no database.
        DATABASE_URL: undefined,
        AUTH_SECRET: undefined,
      }),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  const keep = (text: Buffer) => {
    output += text.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(127)).on("close", resolve);
  });
  clearInterval(tick);
  if (code === 0) return;
  console.error(output);
  throw new CannotStart("The site could not be built; the reason is above.");
}
