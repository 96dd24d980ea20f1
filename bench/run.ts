// Everything is measured side by side in one run, in turns, because figures of two runs do not compare: what coverage and
// findings cost to work out, a static file, the timeline as page and as JSON with a thousand and with a hundred thousand
// events, and what fifty delegations write at once.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { keptSecret } from "../db/data-folder.ts";
import { buildIfChanged } from "../scripts/build.ts";
import { measureAnalysis } from "./analysis.ts";
import { growTo } from "./events.ts";
import { type Load, loadGenerator, pressOn } from "./load.ts";
import { cpuMilliseconds, memoryMegabytes } from "./processes.ts";
import { type BenchServer, startServer } from "./server.ts";
import { serveStatic } from "./static.ts";
import { measureWriting } from "./writing.ts";

const ROUNDS = 3;
const ROUND_SECONDS = 5;
const WARM_UP_SECONDS = 2;
const SIZES = [1_000, 100_000] as const;

type Target = { figure: string; url: string; pid: number };
type Measured = Load & { figure: string; bytes: number; cpuMs: number | null; memoryMb: number | null };

const print = (line: object): void => console.log(JSON.stringify(line));
const rounded = (value: number | null, digits = 3): number | null =>
  value === null ? null : Number(value.toFixed(digits));

/** Measures and prints; uses a folder and ports of its own and leaves nothing behind. */
export async function measureAll(): Promise<void> {
  await buildIfChanged();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "surety-bench-"));
  // As root, the database runs as another user who must be able to pass.
  fs.chmodSync(folder, 0o711);
  const undo: (() => Promise<void> | void)[] = [() => fs.rmSync(folder, { recursive: true, force: true })];
  try {
    print({ figure: "machine", ...machine() });
    for (const figure of measureAnalysis()) print(figure);
    const dataDir = path.join(folder, "data");
    const server = await measureStarts(dataDir);
    undo.push(server.stop);
    const pages = await timelineAt(server, SIZES[0]);
    const files = await serveStatic(folder, await body(`${server.url}/en/timeline`));
    undo.push(...files.map(({ stop }) => stop));
    const small = await measure([...files, ...pages]);
    const large = await measure([...files, ...(await timelineAt(server, SIZES[1])), farBack(server)]);
    compare(small, large, files.length);
    // Last, because it leaves acts on the timeline.
    const secret = keptSecret(dataDir, "secret");
    for (const figure of await measureWriting({ url: server.url, ownerUrl: server.ownerUrl(), secret })) {
      print(figure);
    }
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

function machine() {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model.trim() ?? "unknown",
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    loadGenerator: loadGenerator(),
    rounds: `${ROUNDS} of ${ROUND_SECONDS} s for each target in turns, the median; 16 connections`,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** From the command to the first answer: on an empty folder, and again. */
async function measureStarts(dataDir: string): Promise<BenchServer> {
  const first = await startServer(dataDir);
  print({ figure: "start, first (database made, record imported)", seconds: rounded(first.seconds) });
  await first.stop();
  const again = await startServer(dataDir);
  print({ figure: "start, again", seconds: rounded(again.seconds) });
  return again;
}

async function timelineAt(server: BenchServer, events: number): Promise<Target[]> {
  await growTo(server.ownerUrl(), events);
  const size = events.toLocaleString("en");
  return [
    { figure: `timeline page, ${size} events`, url: `${server.url}/en/timeline`, pid: server.pid },
    { figure: `timeline API, ${size} events`, url: `${server.url}/api/v1/timeline`, pid: server.pid },
  ];
}

/** Fifty entries from the middle of the largest timeline: keyset paging must not count its way there. */
const farBack = (server: BenchServer): Target => ({
  figure: "timeline API, far back among the events",
  url: `${server.url}/api/v1/timeline?to=2016-01-01`,
  pid: server.pid,
});

async function measure(targets: Target[]): Promise<Measured[]> {
  const rounds = new Map<Target, Measured[]>(targets.map((target) => [target, []]));
  for (const { url } of targets) await pressOn(url, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [target, measured] of rounds) measured.push(await measureOnce(target));
  }
  const medians = [...rounds.values()].map(median);
  for (const { figure, requests: _requests, ...rest } of medians) {
    const values = Object.entries(rest).map(([key, value]) => [key, rounded(value)]);
    print({ figure, ...Object.fromEntries(values) });
  }
  return medians;
}

async function measureOnce({ figure, url, pid }: Target): Promise<Measured> {
  const bytes = (await body(url)).length;
  const before = cpuMilliseconds(pid);
  const load = await pressOn(url, ROUND_SECONDS);
  const after = cpuMilliseconds(pid);
  const cpuMs = before === null || after === null ? null : (after - before) / Math.max(load.requests, 1);
  return { figure, ...load, bytes, cpuMs, memoryMb: memoryMegabytes(pid) };
}

function median(rounds: Measured[]): Measured {
  const sorted = rounds.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}

/** What the figures are for: a hundred times the events, at the same cost. */
function compare(small: Measured[], large: Measured[], files: number): void {
  for (const [index, before] of small.entries()) {
    const after = large[index];
    if (index < files || !after) continue;
    const ratio = after.requestsPerSecond / before.requestsPerSecond;
    print({ figure: `${after.figure}: requests against those of ${before.figure}`, ratio: rounded(ratio) });
  }
}

async function body(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
