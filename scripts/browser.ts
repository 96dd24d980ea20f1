// A browser for the tests: one that is there, else one that is installed now.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CannotStart, childEnvironment } from "../env.ts";
import { runTool } from "./run-tool.ts";
import { say } from "./steps.ts";

export interface Browser {
  executablePath: string;
  args: string[];
}

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function candidates(): string[] {
  const folders = (childEnvironment({}).PATH ?? "").split(path.delimiter);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...APPLICATIONS].filter(
    (file) => file && fs.existsSync(file),
  );
}

/** A browser that is found may still lack a library: it has to answer. */
function answers(executablePath: string): boolean {
  const run = spawnSync(executablePath, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return run.status === 0;
}

function flags(): string[] {
  const asRoot = process.getuid?.() === 0;
  // Chromium's own sandbox refuses root; a container's /dev/shm is too small for its pages.
  return [...(asRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"];
}

function installDebianChromium(): void {
  if (process.getuid?.() !== 0 || os.platform() !== "linux" || !fs.existsSync("/etc/debian_version")) return;
  say("No browser found: installing Debian's chromium with apt-get, once …");
  const environment = childEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env: environment });
  const args = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
  spawnSync("apt-get", args, { stdio: "inherit", env: environment });
}

/**
 * Finds a Chromium or Chrome, or installs one.
 * @throws CannotStart when there is none and none could be installed.
 */
export async function findBrowser(): Promise<Browser> {
  const search = () => candidates().find(answers);
  let executablePath = search();
  if (!executablePath) {
    installDebianChromium();
    executablePath = search();
  }
  if (!executablePath) {
    say("No browser found: downloading Playwright's Chromium, once …");
    await runTool({
      package: "@playwright/test",
      command: "playwright",
      args: ["install", "chromium"],
      shown: true,
    });
    executablePath = search();
  }
  if (!executablePath) {
    throw new CannotStart(
      "The browser tests need Chromium or Chrome: install one (on Debian: apt-get install chromium), then try again.",
    );
  }
  return { executablePath, args: flags() };
}
