// What was acknowledged survives a power cut, and the import command either takes a file or changes nothing.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { runningEmbedded } from "../db/embedded.ts";
import { childEnvironment } from "../env.ts";
import { startTestServer, type TestServer } from "../scripts/test-server.ts";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { makePeople } from "../tests/world.ts";
import { makeDelegation, openSession } from "./delegation.ts";
import { readEntryPoints } from "./entry-points.ts";
import { as, ask } from "./http.ts";
import { expect, test } from "./register.ts";
import { callAction, outcomeOf } from "./server-action.ts";
import { databaseSettings } from "./servers.ts";

test("kill -9 in the middle of saving loses nothing that was acknowledged", async () => {
  test.setTimeout(120_000);
  const dataDir = await mkdtemp(path.join(tmpdir(), "surety-kill-"));
  let server: TestServer | undefined = await startTestServer({ DATA_DIR: dataDir });
  const port = new URL(server.url).port;
  try {
    const { symbol, token } = await withOwner(dataDir, async (sql) => {
      const delegation = await makeDelegation(sql);
      return { symbol: delegation.symbols[0] ?? "", token: await openSession(sql, delegation.drafter) };
    });
    const cut = { now: false };
    const fields = ["duration_note", "title_uk", "summary_uk", "caveats"];
    const savers = fields.map((name) =>
      saveUntil(cut, { url: `http://localhost:${port}`, symbol, token, name }),
    );
    // Long enough for saves of all four to be under way at any moment.
    await expect.poll(() => savers.every(({ acknowledged }) => acknowledged() >= 8)).toBe(true);
    await server.kill();
    server = undefined;
    cut.now = true;
    await Promise.all(savers.map(({ ended }) => ended));

    server = await startTestServer({ DATA_DIR: dataDir, PORT: port });
    const rows = await withOwner(
      dataDir,
      (sql) => sql<{ name: string; value: string }[]>`
      select f.name, f.value from draft_fields f join draft_lines l on l.id = f.line_id
      join commitments c on c.id = l.commitment_id where c.symbol = ${symbol}`,
    );
    for (const { name, acknowledged } of savers) {
      const kept = Number(rows.find((row) => row.name === name)?.value.replace("Save ", "") ?? 0);
      // The one that was under way may have been kept too; nobody was told that it was not.
      expect([acknowledged(), acknowledged() + 1], name).toContain(kept);
    }
    const page = await ask(`${server.url}/en/desk/commitments/${symbol}`, { headers: as(token) });
    expect(page.status).toBe(200);
    for (const { value } of rows) expect(page.body).toContain(value);
  } finally {
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function withOwner<T>(dataDir: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const url = runningEmbedded(dataDir);
  if (!url) throw new Error("The embedded database does not run.");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Saves a field again and again, each time another text, until the server is gone. */
function saveUntil(cut: { now: boolean }, to: { url: string; symbol: string; token: string; name: string }) {
  const { url, symbol, token, name } = to;
  const entry = readEntryPoints().actions.find((each) => each.name.endsWith("#saveFieldsAction"));
  const page = `/en/desk/commitments/${symbol}`;
  let acknowledged = 0;
  const loop = async () => {
    while (!cut.now) {
      const [base, value] = [acknowledged === 0 ? "" : `Save ${acknowledged}`, `Save ${acknowledged + 1}`];
      const fields = { locale: "en", symbol, [`b.${name}`]: base, [`f.${name}`]: value };
      const answer = await callAction({ url, page, action: entry?.id ?? "", fields, token }).catch(
        () => null,
      );
      // No answer is no acknowledgement.
      if (answer === null) return;
      expect(outcomeOf(answer)).toBe("done");
      acknowledged += 1;
    }
  };
  return { name, acknowledged: () => acknowledged, ended: loop() };
}

type Run = { code: number | null; said: string };

/** The command as npm runs it: `npm run import -- FILE…`. */
function runImport(database: TestDatabase, ...args: string[]): Promise<Run> {
  const bootstrap = path.resolve(import.meta.dirname, "../scripts/bootstrap.mjs");
  const child = spawn(process.execPath, [bootstrap, "import", ...args], {
    env: childEnvironment(databaseSettings(database)),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

const event = (id: string, more: object = {}) => ({
  id,
  date: "2026-03-01",
  title: "A meeting",
  summary: "Parties met.",
  kind: "meeting",
  place: null,
  participants: ["XA", "XU"],
  other_participants: [],
  question: null,
  source: { title: "A page", publisher: "A paper", date: "2026-03-01", url: "https://example.org/a" },
  backing: "verified",
  ...more,
});

test("the import command names each fault, changes nothing for any, and takes a file once", async () => {
  test.setTimeout(90_000);
  const database = await testDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "surety-import-"));
  const write = async (name: string, content: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const count = async (): Promise<number> =>
    Number((await database.owner`select count(*) as n from event_versions`)[0]?.n);
  try {
    await makePeople(database.owner);
    const faulty = [
      event("sound"),
      event("no-day", { date: "2026-02-30" }),
      event("no-kind", { kind: "party" }),
      event("nobody", { participants: ["XQ"] }),
    ];
    const broken = await write("broken.json", JSON.stringify({ events: faulty }));
    const refused = await runImport(database, broken);
    expect(refused.code).toBe(1);
    for (const place of ["/events/1/date", "/events/2/kind", "/events/3/participants/0"]) {
      expect(refused.said).toContain(place);
    }
    expect(refused.said).not.toContain("/events/0");
    expect(refused.said).toContain("Nothing was imported.");
    const half = await runImport(database, await write("half.json", '{"events": [{"id": "a", '));
    expect(half.code).toBe(1);
    expect(half.said).toContain("half.json");
    expect(await count()).toBe(0);

    const sound = await write("sound.json", JSON.stringify({ events: [event("one"), event("two")] }));
    const dry = await runImport(database, sound, "--dry-run");
    expect(dry.code, dry.said).toBe(0);
    expect(dry.said).toMatch(/events\s+2\s+2\s+0\s+0/);
    expect(dry.said).toContain("nothing was written");
    expect(await count()).toBe(0);
    const first = await runImport(database, sound);
    expect(first.said).toMatch(/events\s+2\s+2\s+0\s+0/);
    expect(await count()).toBe(2);
    const again = await runImport(database, sound);
    expect(again.code).toBe(0);
    expect(again.said).toMatch(/events\s+2\s+0\s+2\s+0/);
    expect(await count()).toBe(2);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
