import { describe, expect, test } from "vitest";
import { PATHWAY_TEMPLATES, type PathwayTemplate, pathway, type RecordedStep } from "./pathways.ts";
import { wholeOfTalks } from "./whole-of-talks.ts";

const asOf = "2027-03-01";
const none = { doneOn: null, expectedOn: null, blockedBy: null, minDays: null };
const done = (id: string, doneOn: string): RecordedStep => ({ ...none, id, doneOn });
const open = (id: string, minDays: number): RecordedStep => ({ ...none, id, minDays });
const expected = (id: string, expectedOn: string, minDays: number | null = null): RecordedStep => ({
  ...none,
  id,
  expectedOn,
  minDays,
});
const blocked = (id: string): RecordedStep => ({ ...none, id, blockedBy: "No date for a vote." });

/** As far as the example of docs/method.md goes. */
const example = [
  done("text-agreed", "2027-02-01"),
  done("signed", "2027-02-01"),
  open("submitted", 10),
  expected("approved", "2027-03-15", 21),
];
const steps = (rows: readonly RecordedStep[], template: PathwayTemplate = "parliamentary-approval") =>
  Object.fromEntries(pathway(template, rows, asOf).steps.map((step) => [step.id, step]));

test.each(Object.entries(PATHWAY_TEMPLATES))(
  "%s: each step after those it needs, all before entry into force",
  (name, template) => {
    const ids = Object.keys(template);
    for (const [at, needs] of Object.values(template).entries()) {
      for (const need of needs as readonly string[]) expect(ids.slice(0, at)).toContain(need);
    }
    expect(ids.at(-1)).toBe("in-force");
    const [first = ""] = ids;
    for (const id of ids.slice(0, -1)) {
      expect(pathway(name as PathwayTemplate, [blocked(id)], asOf)).toMatchObject({
        earliest: null,
        blocked: [id],
      });
    }
    expect(pathway(name as PathwayTemplate, [], asOf).steps.map(({ state }) => state)).toEqual(
      ids.map((id) => (id === first ? "next" : "waiting")),
    );
  },
);

describe("one pathway", () => {
  test("the example of the method", () => {
    const found = pathway("parliamentary-approval", example.toReversed(), asOf);
    expect(found.earliest).toBe("2027-03-22");
    expect(found.path).toEqual([
      "submitted",
      "committee",
      "approved",
      "promulgated",
      "instrument-deposited",
      "in-force",
    ]);
    expect(steps(example)).toMatchObject({
      signed: { state: "done", earliest: "2027-02-01", slack: null },
      submitted: { state: "next", earliest: "2027-03-01", cause: "as-of", slack: 0, isUnsized: false },
      committee: { state: "waiting", earliest: "2027-03-01", cause: "need", isUnsized: true },
      approved: { earliest: "2027-03-22", cause: "need" },
    });
    expect(found.faults).toEqual([]);
  });

  test("a day set for a step that is later than what is needed sets the date, and leaves slack before it", () => {
    const rows = [...example.slice(0, 3), expected("approved", "2027-04-30", 21)];
    expect(pathway("parliamentary-approval", rows, asOf).path[0]).toBe("approved");
    expect(steps(rows).submitted).toMatchObject({ slack: 39, earliest: "2027-03-01" });
    expect(steps(rows).committee).toMatchObject({ slack: 39 });
  });

  test("of two steps needed the later sets the date, the other has slack", () => {
    const rows = [
      done("proposal", "2027-02-20"),
      open("members-consulted", 30),
      open("assembly-consent", 45),
    ];
    expect(pathway("act-of-organisation", rows, asOf)).toMatchObject({
      earliest: "2027-04-06",
      path: ["assembly-consent", "adopted", "published", "in-force"],
    });
    expect(steps(rows, "act-of-organisation")["members-consulted"]).toMatchObject({
      earliest: "2027-03-22",
      slack: 15,
    });
  });

  test("one day's delay of a step on the path moves the end by a day, one off it by none", () => {
    const rows = (members: number, assembly: number) => [
      done("proposal", "2027-02-20"),
      open("members-consulted", members),
      open("assembly-consent", assembly),
    ];
    const end = (members: number, assembly: number) =>
      pathway("act-of-organisation", rows(members, assembly), asOf).earliest;
    expect(end(30, 46)).toBe("2027-04-07");
    expect(end(31, 45)).toBe("2027-04-06");
    expect(end(45, 45)).toBe("2027-04-06");
    expect(end(46, 45)).toBe("2027-04-07");
  });

  test("what two steps need has only the slack of the tighter one", () => {
    const rows = [open("members-consulted", 30), open("assembly-consent", 45)];
    expect(steps(rows, "act-of-organisation")).toMatchObject({
      proposal: { state: "next", slack: 0 },
      "members-consulted": { slack: 15 },
      "assembly-consent": { slack: 0 },
    });
  });

  test("a blocked step makes it impossible and holds what comes after, until it is no longer blocked", () => {
    const rows = [...example.slice(0, 2), blocked("committee")];
    expect(pathway("parliamentary-approval", rows, asOf)).toMatchObject({
      earliest: null,
      path: [],
      blocked: ["committee"],
    });
    expect(steps(rows)).toMatchObject({
      submitted: { state: "next", earliest: asOf, slack: null },
      committee: { state: "blocked", earliest: null },
      approved: { state: "waiting", heldBy: ["committee"], earliest: null },
    });
  });

  test("in force is the end of it", () => {
    const rows = Object.keys(PATHWAY_TEMPLATES["executive-agreement"]).map((id) => done(id, "2027-01-05"));
    expect(pathway("executive-agreement", rows, asOf)).toMatchObject({
      earliest: "2027-01-05",
      path: [],
      faults: [],
    });
  });

  test.each<[rule: string, rows: RecordedStep[], step: string, fault: string]>([
    ["a step of no template", [blocked("tea")], "tea", "unknown"],
    ["a step recorded twice", [expected("signed", "2027-05-01"), blocked("signed")], "signed", "twice"],
    ["done on a day to come", [done("text-agreed", "2027-03-02")], "text-agreed", "done-ahead"],
    ["done before what it needs", [done("signed", "2027-02-01")], "signed", "done-before-needs"],
  ])("%s is named", (_rule, rows, step, fault) => {
    expect(pathway("executive-agreement", rows, asOf).faults).toEqual([{ step, fault }]);
    expect(pathway("executive-agreement", rows, asOf).earliest).not.toBeNull();
  });
});

describe("the whole of the talks", () => {
  const party = (delegation: string, earliest: string | null) => ({
    delegation,
    pathway: { earliest, blocked: earliest === null ? ["approved"] : [] },
  });
  const parties = [party("XC", "2027-06-10"), party("XA", "2027-05-01"), party("XB", "2027-06-01")];

  test("all are needed: the last sets the day, the others have slack", () => {
    expect(wholeOfTalks(parties, { quorum: null, required: [] })).toEqual({
      earliest: "2027-06-10",
      setBy: ["XC"],
      slack: [
        { delegation: "XA", days: 40 },
        { delegation: "XB", days: 9 },
        { delegation: "XC", days: 0 },
      ],
      without: [],
    });
  });

  test("a quorum takes the earliest, and those that must be among them", () => {
    expect(wholeOfTalks(parties, { quorum: 2, required: [] }).earliest).toBe("2027-06-01");
    expect(wholeOfTalks(parties, { quorum: 2, required: ["XC"] })).toMatchObject({
      earliest: "2027-06-10",
      setBy: ["XC"],
    });
    expect(wholeOfTalks(parties, { quorum: 2, required: ["XA"] }).earliest).toBe("2027-06-01");
    expect(wholeOfTalks(parties, { quorum: 2, required: [] }).slack[2]).toEqual({
      delegation: "XC",
      days: null,
    });
  });

  test("impossible says who has no day, and for what", () => {
    const rows = [...parties, party("XD", null)];
    expect(wholeOfTalks(rows, { quorum: null, required: [] })).toMatchObject({
      earliest: null,
      setBy: [],
      without: [{ delegation: "XD", blocked: ["approved"] }],
    });
    expect(wholeOfTalks(rows, { quorum: 3, required: [] }).earliest).toBe("2027-06-10");
    expect(wholeOfTalks(parties, { quorum: null, required: ["XE"] })).toMatchObject({
      earliest: null,
      without: [{ delegation: "XE", blocked: [] }],
    });
    expect(wholeOfTalks([], { quorum: null, required: [] }).earliest).toBeNull();
  });
});
