import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { faultLine } from "../db/import/faults.ts";
import { readFiles } from "../db/import/files.ts";
import { importFiles } from "../db/import/import.ts";
import { referenceFiles } from "../db/import/reference.ts";
import { ruleFaults } from "../db/import/rules.ts";
import { CATEGORIES } from "../domain/vocabulary.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

const TODAY = "2026-05-20";
const NOW = new Date(`${TODAY}T09:00:00Z`);

const source = { title: "A page", publisher: "A paper", date: "2024-03-01", url: "https://example.org/a" };
const delegation = (code: string, role: string, more = {}) => ({
  code,
  name_en: `Party ${code}`,
  name_uk: `Сторона ${code}`,
  kind: "state",
  role,
  domestic_procedure: null,
  ...more,
});
const category = (code: string, position: number) => ({
  code,
  position,
  name_en: code,
  name_uk: code,
  definition_en: "For tests.",
  definition_uk: "Для перевірок.",
});
const commitment = (id: string, more = {}) => ({
  id,
  delegation: "XA",
  category: "training",
  title: "Training",
  summary: "Training of recruits.",
  amount: null,
  stage: "pledged",
  stated_on: "2024-03-01",
  starts_on: "2024-03-01",
  ends_on: null,
  duration_basis: "unstated",
  duration_note: null,
  trigger: "now",
  conditions: null,
  source,
  backing: "verified",
  confidence: 0.9,
  ...more,
});
const requirement = (id: string, more = {}) => ({
  id,
  title: "Trained recruits",
  summary: "Recruits trained each year.",
  category: "training",
  minimum: { value: 1000, unit: "personnel", text: null },
  duration_sought: null,
  priority: "essential",
  source,
  backing: "verified",
  ...more,
});
const event = (id: string, more = {}) => ({
  id,
  date: "2024-03-01",
  title: "A meeting",
  summary: "Parties met.",
  kind: "meeting",
  place: null,
  participants: ["XA", "XU"],
  other_participants: [],
  question: null,
  source,
  backing: "verified",
  ...more,
});
const answer = (id: string, more = {}) => ({
  id,
  requirement: "req-1",
  commitment: "xa-1",
  answer: "meets",
  stated_on: "2024-04-01",
  source,
  backing: "verified",
  ...more,
});
const pathwayStep = (id: string, more = {}) => ({
  id,
  delegation: "XA",
  template: "executive-agreement",
  step: "signed",
  stated_on: "2024-04-01",
  source,
  backing: "known",
  ...more,
});
const parties = [
  delegation("XA", "guarantor"),
  delegation("XB", "convener"),
  delegation("XU", "beneficiary"),
];
const categories = CATEGORIES.map((code, index) => category(code, index + 1));
const file = (content: object, name = "records.json") => ({ name, text: JSON.stringify(content) });
const whole = (more: object) => file({ categories, delegations: parties, ...more });

describe("a record is rejected by pointer, field and reason", () => {
  const RULES: [rule: string, content: object, faults: string[]][] = [
    ["a sound record is not", { commitments: [commitment("xa-1")] }, []],
    [
      "a missing field",
      { commitments: [{ ...commitment("xa-1"), stage: undefined }] },
      ["/commitments/0/stage: is missing"],
    ],
    [
      "an unknown field",
      { commitments: [commitment("xa-1", { "a/b": 1 })] },
      ["/commitments/0/a~1b: is no known field; remove it"],
    ],
    [
      "a wrong kind of value",
      { commitments: [commitment("xa-1", { title: 7 })] },
      ["/commitments/0/title: must be text, not a number"],
    ],
    [
      "details of its category",
      { commitments: [commitment("xa-1", { details: { place: "Testville", per_year: "1500" } })] },
      [],
    ],
    [
      "a detail of another category",
      { commitments: [commitment("xa-1", { details: { calibre: "155 mm" } })] },
      ["/commitments/0/details/calibre: is no known field; remove it"],
    ],
    [
      "a detail that is no number",
      { commitments: [commitment("xa-1", { details: { per_year: "many" } })] },
      ["/commitments/0/details/per_year: is no number; write it as 1500 or 1.5"],
    ],
    [
      "a detail outside its list",
      { commitments: [commitment("xa-1", { category: "intelligence", details: { level: "secret" } })] },
      ['/commitments/0/details/level: "secret" is none of strategic, operational, tactical'],
    ],
    [
      "caveats as texts or with their kind",
      {
        commitments: [commitment("xa-1", { caveats: ["Not abroad.", { kind: "role", text: "No combat." }] })],
      },
      [],
    ],
    [
      "a word outside the list",
      { commitments: [commitment("xa-1", { backing: "certain" })] },
      ['/commitments/0/backing: "certain" is none of verified, known'],
    ],
    [
      "a day that is none",
      { commitments: [commitment("xa-1", { stated_on: "2023-02-29" })] },
      ['/commitments/0/stated_on: "2023-02-29" is no day of the calendar; write it as YYYY-MM-DD'],
    ],
    [
      "an end before the start",
      { commitments: [commitment("xa-1", { starts_on: "2024-02-01", ends_on: "2019-01-01" })] },
      ["/commitments/0/ends_on: 2019-01-01 is before starts_on 2024-02-01; give a later day or remove it"],
    ],
    [
      "money that ends before the start",
      { commitments: [commitment("xa-1", { funded_until: "2024-02-01" })] },
      [
        "/commitments/0/funded_until: 2024-02-01 is before starts_on 2024-03-01; give a later day or remove it",
      ],
    ],
    [
      "a term that contradicts the end",
      {
        commitments: [
          commitment("xa-1", { ends_on: "2034-03-01", term: { kind: "duration", length: "P9Y" } }),
        ],
      },
      ["/commitments/0/term: ends on 2033-03-01, but ends_on says 2034-03-01; make both agree"],
    ],
    [
      "a duration that is none",
      { commitments: [commitment("xa-1", { term: { kind: "duration", length: "P" } })] },
      ['/commitments/0/term/length: "P" is no ISO 8601 duration such as P10Y or P6M'],
    ],
    [
      "a statement from the future",
      { commitments: [commitment("xa-1", { stated_on: "2026-05-21" })] },
      [`/commitments/0/stated_on: 2026-05-21 lies ahead of today, ${TODAY}`],
    ],
    [
      "an unknown delegation",
      { commitments: [commitment("xa-1", { delegation: "XZ" })] },
      ["/commitments/0/delegation: XZ is no delegation; import it too, or mend the code"],
    ],
    [
      "a second record with the same id",
      { commitments: [commitment("xa-1"), commitment("xa-1")] },
      ["/commitments/1/id: xa-1 stands already at records.json/commitments/0"],
    ],
    [
      "an amount in a nil return",
      {
        commitments: [
          commitment("xa-1", { nil_return: true, amount: { value: 1, currency: "EUR", period: null } }),
        ],
      },
      ["/commitments/0/amount: cannot stand in a nil return; remove one of the two"],
    ],
    [
      "a text with a hidden override",
      { commitments: [commitment("xa-1", { summary: "a\u202eb" })] },
      ["/commitments/0/summary: holds a character that turns the direction of writing; remove it"],
    ],
    [
      "a text that is too long",
      { commitments: [commitment("xa-1", { title: "a".repeat(301) })] },
      ["/commitments/0/title: is too long; shorten it"],
    ],
    [
      "an address that no browser opens",
      { commitments: [commitment("xa-1", { source: { ...source, url: "javascript:alert(1)" } })] },
      ['/commitments/0/source/url: "javascript:alert(1)" is no web address'],
    ],
    [
      "an event that changed nothing known",
      { events: [event("ev-1", { changes: ["xa-9"] })] },
      ["/events/0/changes/0: xa-9 is no commitment here or in the register"],
    ],
    [
      "a reference to a rejected record is not, for the record alone is at fault",
      { commitments: [commitment("xa-1", { title: "" })], events: [event("ev-1", { changes: ["xa-1"] })] },
      ["/commitments/0/title: must not be empty"],
    ],
    [
      "a line that names a need of the file is not",
      {
        commitments: [commitment("xa-1", { addresses: ["req-1"] }), commitment("xa-2", { part_of: "xa-1" })],
        requirements: [requirement("req-1")],
        answers: [answer("ans-1", { answer: "partly", share: "0.5" })],
        pathways: [pathwayStep("step-1", { expected_on: "2030-01-01", blocked_by: "The court" })],
      },
      [],
    ],
    [
      "a line that names no known need",
      {
        commitments: [commitment("xa-1", { addresses: ["req-1", "req-9"] })],
        requirements: [requirement("req-1")],
      },
      ["/commitments/0/addresses/1: req-9 is no requirement here or in the register"],
    ],
    [
      "a share of no known line",
      { commitments: [commitment("xa-1", { part_of: "xa-9" })] },
      ["/commitments/0/part_of: xa-9 is no commitment here or in the register"],
    ],
    [
      "a share of itself",
      { commitments: [commitment("xa-1", { part_of: "xa-1" })] },
      ["/commitments/0/part_of: is the line itself; name the lead's line"],
    ],
    [
      "an answer on nothing, for nothing, from the future",
      { answers: [answer("ans-1", { stated_on: "2026-05-21" })] },
      [
        "/answers/0/requirement: req-1 is no requirement here or in the register",
        "/answers/0/commitment: xa-1 is no commitment here or in the register",
        `/answers/0/stated_on: 2026-05-21 lies ahead of today, ${TODAY}`,
      ],
    ],
    [
      "an answer that is none",
      { answers: [answer("ans-1", { answer: "perhaps" })] },
      ['/answers/0/answer: "perhaps" is none of meets, partly, does-not-meet, needs-clarification'],
    ],
    [
      "a share that does not go with its answer, or is none",
      {
        commitments: [commitment("xa-1")],
        requirements: [requirement("req-1")],
        answers: [
          answer("ans-1", { share: 0.5 }),
          answer("ans-2", { answer: "partly", share: 1 }),
          answer("ans-3", { answer: "partly", share: "0.0" }),
        ],
      },
      [
        "/answers/0/share: goes with the answer 'partly' alone; remove it",
        "/answers/1/share: 1 is no share between 0 and 1",
        "/answers/2/share: 0.0 is no share between 0 and 1",
      ],
    ],
    [
      "a domestic step of nobody, of no template or of another one",
      {
        pathways: [
          pathwayStep("step-1", { delegation: "XZ" }),
          pathwayStep("step-2", { template: "decree" }),
          pathwayStep("step-3", { step: "promulgated" }),
        ],
      },
      [
        '/pathways/1/template: "decree" is none of parliamentary-approval, executive-agreement',
        "/pathways/0/delegation: XZ is no delegation; import it too, or mend the code",
        "/pathways/2/step: promulgated is no step of executive-agreement",
      ],
    ],
    [
      "a domestic step that is done and still to come",
      {
        pathways: [
          pathwayStep("step-1", { done_on: "2024-03-01", expected_on: "2024-05-01" }),
          pathwayStep("step-2", { done_on: "2024-03-01", blocked_by: "The court" }),
          pathwayStep("step-3", { done_on: "2026-05-21" }),
        ],
      },
      [
        "/pathways/0/done_on: is given, so that nothing is expected or blocked any more; remove one of them",
        "/pathways/1/done_on: is given, so that nothing is expected or blocked any more; remove one of them",
        `/pathways/2/done_on: 2026-05-21 lies ahead of today, ${TODAY}`,
      ],
    ],
    ["a key that is no kind", { commitment: [] }, ["/commitment: is none of"]],
  ];
  const NOTHING = {
    delegations: new Set<string>(),
    beneficiaries: [],
    categories: new Set<string>(),
    commitments: new Set<string>(),
    requirements: new Set<string>(),
  };

  test.each(RULES)("%s", (_rule, content, expected) => {
    const { bundle, named, faults } = readFiles([whole(content)]);
    faults.push(...ruleFaults(bundle, named, NOTHING, TODAY));
    const lines = faults.map(faultLine);
    expect(lines).toHaveLength(expected.length);
    for (const [index, line] of expected.entries()) expect(lines[index]).toContain(`records.json: ${line}`);
  });

  test("a need is rejected while it is not clear whose it is", () => {
    const two = [...parties, delegation("XV", "beneficiary")];
    const { bundle, named } = readFiles([
      file({ categories, delegations: two, requirements: [requirement("req-1")] }),
    ]);
    expect(ruleFaults(bundle, named, NOTHING, TODAY).map(faultLine)).toEqual([
      "records.json: /requirements/0/delegation: is missing, and there are 2 beneficiaries",
    ]);
  });
});

describe("a file is rejected with the place of the fault", () => {
  const RULES: [rule: string, name: string, text: string, fault: string][] = [
    ["broken JSON", "a.json", '{"events": [1,\n 2,,]}', "a.json: line 2, column 4: no valid JSON from here"],
    ["JSON that ends early", "a.json", '{"events": [', "a.json: line 1, column 13: the file ends too early"],
    ["an empty file", "a.json", "", "a.json: line 1, column 1: the file ends too early"],
    ["a bare list of an unknown kind", "a.json", "[]", "a.json: is a bare list, so its name must be one of"],
    ["anything but an object or a list", "a.json", "7", "a.json: must be an object with any of the keys"],
    [
      "a bare list named by its file: pointers begin at the list",
      "x/events.json",
      "[7]",
      "x/events.json: /0: must be an object, not a number",
    ],
  ];
  test.each(RULES)("%s", (_rule, name, text, fault) => {
    expect(readFiles([{ name, text }]).faults.map(faultLine).join("\n")).toContain(fault);
  });

  test("a byte order mark in front is none", () => {
    expect(readFiles([{ name: "events.json", text: "\ufeff[]" }]).faults).toEqual([]);
  });
});

const files = new Map((await referenceFiles()).map(({ name, text }) => [name, JSON.parse(text)]));
const readme = await readFile("db/reference/README.md", "utf8");

describe("the README of the reference record counts what is there", () => {
  const rows = (pattern: RegExp): [string, number][] =>
    [...readme.matchAll(pattern)].map(([, name = "", number]) => [name, Number(number)]);
  const carried = (record: Record<string, { form?: string } | undefined>, field: string): boolean =>
    field === "amount.form" ? record.amount?.form !== undefined : field in record;

  test.each(rows(/^\| `([a-z]+\.json)` \| (\d+) \|/gm))("%s: %i records", (name, number) => {
    expect(files.get(name)).toHaveLength(number);
  });
  test.each(rows(/^\| `([a-z_]+|amount\.form)` \| (\d+) \|/gm))("%s: %i commitments", (field, number) => {
    const records: Parameters<typeof carried>[0][] = files.get("commitments.json");
    expect(records.filter((record) => carried(record, field))).toHaveLength(number);
  });
});

describe("the register takes an import whole or not at all", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());
  const run = (content: object, dryRun = false) =>
    importFiles(database.ownerUrl, [file(content)], { now: NOW, dryRun });
  const count = async (table: string): Promise<number> => {
    const [row] = await database.owner`select count(*)::int as count from ${database.owner(table)}`;
    return row?.count;
  };
  const world = {
    categories,
    delegations: parties,
    commitments: [
      commitment("xa-1"),
      commitment("xa-2", { title: "More training" }),
      commitment("xa-3", {
        stated_on: "2025-07-01",
        conditions_list: [{ text: "With xa-1.", event: null, commitment: "xa-1" }],
      }),
    ],
    requirements: [requirement("req-1")],
    events: [event("ev-1", { changes: ["xa-1"] }), event("ev-2", { date: "2027-01-01" })],
  };

  test("lines of one delegation, day and source come in one reported act, back-dated to that day", async () => {
    const { added, faults } = await run(world);
    expect(faults).toEqual([]);
    expect(added).toEqual({
      categories: 17,
      delegations: 3,
      commitments: 3,
      requirements: 1,
      answers: 0,
      pathways: 0,
      events: 2,
    });
    const acts = await database.owner`
      select a.symbol, a.kind, a.attribution, a.audience, a.is_backdated, a.recorded_at, a.delegation_code,
        (select count(*)::int from commitment_versions v where v.act_id = a.id) as lines
      from acts a order by a.recorded_at, a.delegation_code`;
    const report = { kind: "report", attribution: "reported", audience: "public", is_backdated: true };
    const march = new Date("2024-03-01T12:00:00Z");
    expect(acts.map((act) => ({ ...act }))).toEqual([
      { ...report, symbol: "P/2024/1", recorded_at: march, delegation_code: "XA", lines: 2 },
      { ...report, symbol: "P/2024/2", recorded_at: march, delegation_code: "XU", lines: 0 },
      {
        ...report,
        symbol: "P/2025/1",
        recorded_at: new Date("2025-07-01T12:00:00Z"),
        delegation_code: "XA",
        lines: 1,
      },
    ]);
  });

  test("what points to a record points to its symbol", async () => {
    await run(world);
    const [line] = await database.owner`select symbol from commitments where import_id = 'xa-1'`;
    const [other] = await database.owner`
      select v.conditions from commitment_versions v join commitments c on c.id = v.commitment_id where c.import_id = 'xa-3'`;
    const [meeting] = await database.owner`
      select v.changes from event_versions v join events e on e.id = v.event_id where e.import_id = 'ev-1'`;
    expect(line?.symbol).toMatch(/^XA-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(other?.conditions).toEqual([{ text: "With xa-1.", event: null, commitment: line?.symbol }]);
    expect(meeting?.changes).toEqual([line?.symbol]);
  });

  test("what a line answers, what is answered on it, and steps at home come too, and are known again", async () => {
    const more = {
      ...world,
      commitments: [
        commitment("xa-1", { addresses: ["req-1"] }),
        commitment("xa-2", { part_of: "xa-1" }),
        commitment("xa-3"),
      ],
      answers: [answer("ans-1", { answer: "partly", share: 0.25 })],
      pathways: [pathwayStep("step-1", { done_on: "2024-03-20" })],
    };
    const first = await run(more);
    expect(first.faults).toEqual([]);
    expect(first.added).toMatchObject({ answers: 1, pathways: 1 });
    const [row] = await database.owner`
      select lead.symbol as lead, share.part_of, r.symbol as need, v.addresses, a.share::text, a.audience, a.attribution,
        a.delegation_code, act.kind, s.title as source
      from commitments lead join commitment_versions v on v.commitment_id = lead.id
      join requirement_answers a on a.commitment_id = lead.id join requirements r on r.id = a.requirement_id
      join acts act on act.id = a.act_id join sources s on s.version_id = a.id and s.record_kind = 'answer'
      join commitments c on c.import_id = 'xa-2' join commitment_versions share on share.commitment_id = c.id`;
    expect(row).toMatchObject({ audience: "public", attribution: "reported", share: "0.25", kind: "report" });
    expect(row).toMatchObject({
      part_of: row?.lead,
      addresses: [row?.need],
      delegation_code: "XU",
      source: "A page",
    });
    const [taken] = await database.owner`select p.*, s.title from pathway_steps p
      join sources s on s.version_id = p.id and s.record_kind = 'pathway-step'`;
    expect(taken).toMatchObject({
      step: "signed",
      audience: "public",
      released_at: new Date("2024-04-01T12:00:00Z"),
    });
    const second = await run(more);
    expect(second.same).toEqual(first.added);
    const changed = await run({
      answers: [answer("ans-1")],
      pathways: [pathwayStep("step-1", { note: "x" })],
    });
    expect(changed.differences.map(({ id }) => id)).toEqual(["ans-1", "step-1"]);
  });

  test("the public sees the record as it grew, and a coming event from the day of its source", async () => {
    await run(world);
    const known = (instant: string) => database.owner`
      select c.import_id from commitment_releases r join commitments c on c.id = r.commitment_id
      where r.audience = 'public' and r.recorded_during @> ${instant}::timestamptz order by 1`;
    expect((await known("2024-03-01T11:59:59Z")).map((row) => row.import_id)).toEqual([]);
    expect((await known("2024-03-01T21:59:59Z")).map((row) => row.import_id)).toEqual(["xa-1", "xa-2"]);
    const [coming] = await database.owner`
      select lower(recorded_during) as since from event_releases where occurs_on = '2027-01-01'`;
    expect(coming?.since).toEqual(new Date("2024-03-01T12:00:00Z"));
  });

  test("importing twice changes nothing", async () => {
    const first = await run(world);
    const before = await database.owner`select xmin::text, id from commitment_versions order by id`;
    const second = await run(world);
    expect(Object.values(second.added).every((count) => count === 0)).toBe(true);
    expect(second.same).toEqual(first.added);
    expect(second.differences).toEqual([]);
    expect(await database.owner`select xmin::text, id from commitment_versions order by id`).toEqual(before);
    expect(await count("audit_events")).toBe(1);
  });

  test("a known record that differs is reported by field and left", async () => {
    await run(world);
    const changed = [
      commitment("xa-1", { title: "Another title", source: { ...source, grade: "official-text" } }),
    ];
    const result = await run({ commitments: changed });
    expect(result.differences).toEqual([{ kind: "commitments", id: "xa-1", fields: ["titleEn", "sources"] }]);
    expect(await count("commitment_versions")).toBe(3);
  });

  test("one fault keeps everything out", async () => {
    const result = await run({ ...world, events: [event("ev-1", { participants: ["XZ"] })] });
    expect(result.faults).toHaveLength(1);
    expect(await count("delegations")).toBe(0);
  });

  test("a dry run counts and writes nothing", async () => {
    const { added } = await run(world, true);
    expect(added.commitments).toBe(3);
    expect(await count("delegations")).toBe(0);
    expect(await count("audit_events")).toBe(0);
  });

  test("two imports at once are one after the other", async () => {
    const results = await Promise.all([run(world), run(world), run(world)]);
    expect(results.map(({ added }) => added.commitments).sort()).toEqual([0, 0, 3]);
  });

  test("the reference record is imported whole", async () => {
    const { added, faults } = await importFiles(database.ownerUrl, await referenceFiles(), { now: NOW });
    expect(faults.map(faultLine)).toEqual([]);
    expect(added).toEqual({
      categories: 17,
      delegations: 41,
      commitments: 165,
      requirements: 26,
      answers: files.get("answers.json").length,
      pathways: files.get("pathways.json").length,
      events: 92,
    });
  });

  test("a record with base fields only is imported too", async () => {
    const { delegations, commitments, requirements } = world;
    const base = {
      categories,
      delegations,
      commitments: commitments.slice(0, 2),
      requirements,
      events: [event("ev-1")],
    };
    expect((await run(base)).faults).toEqual([]);
    const [version] = await database.owner`
      select bindingness, start_kind, term_kind, extension, exit_kind, trigger, delivery from commitment_versions limit 1`;
    expect({ ...version }).toEqual({
      bindingness: "unspecified",
      start_kind: "date",
      term_kind: "unstated",
      extension: "unstated",
      exit_kind: "unstated",
      trigger: "standing",
      delivery: "none",
    });
  });
});
