import { describe, expect, test } from "vitest";
import { type Evidence, evidenceAt, evidenceByStage, type PastVersion } from "./evidence.ts";
import type { FieldName } from "./field-names.ts";
import type { Person } from "./policy.ts";
import { audienceFaults, correctedAct, stepFaults } from "./step-faults.ts";
import {
  intentOfStep,
  mayDraftStep,
  mayFollow,
  STEPS,
  type Step,
  stageAfter,
  stepOf,
  stepsFrom,
} from "./steps.ts";
import { emptyFields } from "./terms-fields.ts";
import { type Attribution, type Audience, STAGES, type Stage } from "./vocabulary.ts";

const TODAY = "2026-05-20";

/** Which steps may follow each stage, written out once more, apart from the rule. */
const allowed: Record<Stage, readonly Step[]> = {
  expressed: ["pledge", "sign", "withdraw", "suspend", "correct", "confirm"],
  pledged: ["sign", "withdraw", "suspend", "correct", "confirm"],
  signed: ["ratify", "withdraw", "suspend", "correct", "confirm"],
  ratified: ["enter-into-force", "withdraw", "suspend", "correct", "confirm"],
  "in-force": ["withdraw", "denounce", "suspend", "correct", "confirm"],
  withdrawn: ["correct"],
  suspended: ["withdraw", "denounce", "resume", "correct"],
  lapsed: ["correct"],
  superseded: ["correct"],
  denounced: ["correct"],
};

const person = (role: Person["role"], delegation: string | null): Person => ({
  accountId: "1",
  role,
  delegation,
  heads: role === "head" && delegation ? [delegation] : [],
});
const PEOPLE: [string, Person, boolean][] = [
  ["a drafter of the delegation", person("drafter", "XA"), true],
  ["its head", person("head", "XA"), true],
  ["a drafter of another", person("drafter", "XB"), false],
  ["the head of another", person("head", "XB"), false],
  ["the secretariat", person("secretariat", null), false],
  ["an administrator", person("admin", null), false],
];

describe("every stage, every step, everybody", () => {
  for (const stage of STAGES) {
    for (const step of STEPS) {
      test.each(PEOPLE)(`${stage}, ${step}: %s`, (_who, somebody, isOwn) => {
        const follows = allowed[stage].includes(step);
        const expected = !isOwn ? "not-yours" : follows ? "allowed" : "does-not-follow";
        expect(mayDraftStep(somebody, "XA", stage, step)).toBe(expected);
        expect(mayFollow(stage, step)).toBe(follows);
        expect(stepsFrom(stage).includes(step)).toBe(follows);
      });
    }
  }
});

const act = (symbol: string, audience: Audience = "public", attribution: Attribution = "own") => ({
  id: `id of ${symbol}`,
  symbol,
  audience,
  attribution,
});
const evidence = (on: string): Evidence => ({ on, place: "Testville", body: null, instrument: "treaty" });
const SIGNED = "2026-03-01";
const RATIFIED = "2026-04-01";

/** How a line came to stand where it does. */
function historyOf(stage: Stage): PastVersion[] {
  const way: PastVersion[] = [
    { stage: "pledged", evidence: null, act: act("P/2026/1") },
    { stage: "signed", evidence: evidence(SIGNED), act: act("P/2026/2") },
    { stage: "ratified", evidence: evidence(RATIFIED), act: act("P/2026/3") },
    { stage: "in-force", evidence: evidence("2026-05-01"), act: act("P/2026/4") },
  ];
  const place = way.findIndex((version) => version.stage === stage);
  if (place >= 0) return way.slice(0, place + 1);
  const first: PastVersion = { stage: "expressed", evidence: null, act: act("P/2026/1") };
  if (stage === "expressed") return [first];
  const last: PastVersion = { stage, evidence: null, act: act("P/2026/5") };
  // No step leads to the first stage, so that taking a line up again to it looks like no other step.
  return stage === "suspended" ? [first, last] : [...way, last];
}

type Said = Partial<Record<FieldName, string>>;
type More = {
  changes?: FieldName[];
  attribution?: Attribution;
  history?: PastVersion[];
  confirmedOn?: string | null;
};

/** The faults of a line at a stage for which this was said; the stage differs where it was typed. */
function faultsOf(before: Stage | null, said: Said, more: More = {}): [string, string][] {
  const stage = said.stage ?? before ?? "";
  const changed = before !== null && stage !== before ? (["stage"] as const) : [];
  return stepFaults(
    {
      fields: { ...emptyFields(), stage, ...said },
      before: before && { stage: before, confirmedOn: more.confirmedOn ?? null },
      attribution: before && (more.attribution ?? "own"),
      history: more.history ?? (before ? historyOf(before) : []),
      changes: [...changed, ...(more.changes ?? [])].map((field) => ({ field, before: null, after: "x" })),
    },
    TODAY,
  ).map(({ path, code }) => [path, code]);
}

/** All that a step needs, as it would be typed on a day after every other. */
function complete(step: Step, stage: Stage): Said {
  const after = stageAfter(
    step,
    stage,
    historyOf(stage).findLast((each) => each.stage !== "suspended")?.stage ?? null,
  );
  const common = { intent: intentOfStep(step), stage: after, reason: "As decided." };
  if (step === "sign") {
    return { ...common, evidence_on: TODAY, evidence_place: "Testville", evidence_instrument: "treaty" };
  }
  if (step === "ratify") {
    return {
      ...common,
      evidence_on: TODAY,
      evidence_body: "Parliament",
      evidence_instrument: "ratification",
    };
  }
  if (step === "enter-into-force") return { ...common, evidence_on: TODAY };
  if (step === "confirm") return { ...common, confirmed_on: TODAY };
  if (step === "correct") return { ...common, corrects: historyOf(stage).at(-1)?.act.symbol ?? "" };
  return common;
}

const touched = (step: Step): FieldName[] =>
  step === "confirm" ? ["confirmed_on"] : step === "correct" ? ["title_en"] : [];

describe("every step from every stage, said in full", () => {
  for (const stage of STAGES) {
    test.each(STEPS)(`${stage}: %s`, (step) => {
      const faults = faultsOf(stage, complete(step, stage), { changes: touched(step) });
      expect(faults).toEqual(allowed[stage].includes(step) ? [] : [["stage", "step-not-from"]]);
    });
  }
});

describe("each step needs its evidence, and says which field lacks it", () => {
  test.each<[string, Stage, Step, FieldName, string]>([
    ["a signature needs its day", "pledged", "sign", "evidence_on", "evidence-day-missing"],
    ["a signature needs its place", "pledged", "sign", "evidence_place", "evidence-place-missing"],
    [
      "a signature needs its instrument",
      "pledged",
      "sign",
      "evidence_instrument",
      "evidence-instrument-missing",
    ],
    ["a ratification needs its day", "signed", "ratify", "evidence_on", "evidence-day-missing"],
    ["a ratification needs its body", "signed", "ratify", "evidence_body", "evidence-body-missing"],
    ["a ratification says how", "signed", "ratify", "evidence_instrument", "evidence-approval-missing"],
    [
      "an entry into force needs its day",
      "ratified",
      "enter-into-force",
      "evidence_on",
      "evidence-day-missing",
    ],
    ["a withdrawal needs its reason", "pledged", "withdraw", "reason", "reason-missing"],
    ["a denunciation needs its reason", "in-force", "denounce", "reason", "reason-missing"],
    ["a suspension needs its reason", "in-force", "suspend", "reason", "reason-missing"],
    ["a correction needs its reason", "pledged", "correct", "reason", "reason-missing"],
    ["a correction names its act", "pledged", "correct", "corrects", "correction-act-missing"],
    ["a confirmation needs its day", "pledged", "confirm", "confirmed_on", "confirmed-day-missing"],
  ])("%s", (_rule, stage, step, field, code) => {
    const said = { ...complete(step, stage), [field]: "  " };
    expect(faultsOf(stage, said, { changes: touched(step) })).toEqual([[field, code]]);
  });

  test.each<[string, Stage, Step, Said, [string, string][]]>([
    ["established as not needed", "signed", "ratify", { evidence_instrument: "not-needed" }, []],
    ["accepted", "signed", "ratify", { evidence_instrument: "acceptance" }, []],
    [
      "a form of signature is none of ratification",
      "signed",
      "ratify",
      { evidence_instrument: "treaty" },
      [["evidence_instrument", "choice-unknown"]],
    ],
    [
      "a signature lies ahead",
      "pledged",
      "sign",
      { evidence_on: "2026-05-21" },
      [["evidence_on", "day-in-future"]],
    ],
    ["no such day", "pledged", "sign", { evidence_on: "2026-02-30" }, [["evidence_on", "day-not-real"]]],
    [
      "ratified before it was signed",
      "signed",
      "ratify",
      { evidence_on: "2026-02-28" },
      [["evidence_on", "evidence-order"]],
    ],
    ["ratified on the day of the signature", "signed", "ratify", { evidence_on: SIGNED }, []],
    [
      "in force before it was ratified",
      "ratified",
      "enter-into-force",
      { evidence_on: "2026-03-31" },
      [["evidence_on", "evidence-order"]],
    ],
    [
      "confirmed ahead",
      "pledged",
      "confirm",
      { confirmed_on: "2026-05-21" },
      [["confirmed_on", "day-in-future"]],
    ],
    [
      "an act of nobody",
      "pledged",
      "correct",
      { corrects: "P/2026/99" },
      [["corrects", "correction-act-unknown"]],
    ],
  ])("%s", (_rule, stage, step, said, expected) => {
    expect(faultsOf(stage, { ...complete(step, stage), ...said }, { changes: touched(step) })).toEqual(
      expected,
    );
  });

  test("confirmed on that day already", () => {
    const said = complete("confirm", "pledged");
    const more = { changes: touched("confirm") };
    expect(faultsOf("pledged", said, { ...more, confirmedOn: TODAY })).toEqual([
      ["confirmed_on", "confirmed-already"],
    ]);
    expect(faultsOf("pledged", said, { ...more, confirmedOn: "2026-05-19" })).toEqual([]);
  });
});

describe("an act that says one thing changes no other", () => {
  test.each<[Stage, Step]>([
    ["pledged", "withdraw"],
    ["in-force", "denounce"],
    ["signed", "suspend"],
    ["suspended", "resume"],
    ["pledged", "confirm"],
  ])("%s, %s", (stage, step) => {
    const changes: FieldName[] = [...touched(step), "title_en"];
    expect(faultsOf(stage, complete(step, stage), { changes })).toEqual([
      ["title_en", "changes-nothing-else"],
    ]);
  });

  test("whoever signs may state the terms more exactly", () => {
    expect(faultsOf("pledged", complete("sign", "pledged"), { changes: ["title_en", "instrument"] })).toEqual(
      [],
    );
  });
});

describe("a plain change moves no consent", () => {
  test.each<[string, Stage | null, Said, Attribution, [string, string][]]>([
    ["terms alone", "signed", {}, "own", []],
    ["a pledge needs no evidence", "expressed", { stage: "pledged" }, "own", []],
    ["a signature does", "pledged", { stage: "signed" }, "own", [["stage", "stage-by-step"]]],
    ["also of a reported line", "pledged", { stage: "signed" }, "reported", [["stage", "stage-by-step"]]],
    [
      "withdrawal is an act of its own",
      "pledged",
      { stage: "withdrawn" },
      "own",
      [["stage", "stage-by-step"]],
    ],
    ["back it goes by correction", "signed", { stage: "pledged" }, "own", [["stage", "stage-back"]]],
    ["what others reported binds nobody", "signed", { stage: "pledged" }, "reported", []],
    ["nothing of a suspended line stops", "suspended", {}, "own", []],
    ["what was withdrawn is not changed", "withdrawn", {}, "own", [["intent", "line-ended"]]],
    ["a new line is expressed", null, { stage: "expressed" }, "own", []],
    ["or pledged", null, { stage: "pledged" }, "own", []],
    ["and signed by a step", null, { stage: "signed" }, "own", [["stage", "new-line-stage"]]],
  ])("%s", (_rule, before, said, attribution, expected) => {
    expect(faultsOf(before, said, { attribution, changes: ["title_en"] })).toEqual(expected);
  });

  test("a line that ended is no fault while nobody touches it", () => {
    expect(faultsOf("withdrawn", {})).toEqual([]);
  });
});

describe("a correction", () => {
  const said = { intent: "correct", reason: "Entered in error.", corrects: "P/2026/2" };

  test.each<[string, Stage, Said, [string, string][]]>([
    ["takes consent back", "signed", { stage: "pledged" }, []],
    ["takes it no further", "signed", { stage: "ratified" }, [["stage", "step-not-from"]]],
    ["ends nothing", "signed", { stage: "withdrawn" }, [["stage", "step-not-from"]]],
    ["undoes a withdrawal", "withdrawn", { stage: "in-force" }, []],
    ["to where the line stood once", "withdrawn", { stage: "expressed" }, [["stage", "step-not-from"]]],
    ["needs something to correct", "signed", {}, [["intent", "nothing-corrected"]]],
    [
      "may state the evidence anew",
      "signed",
      { evidence_on: "2026-02-27", evidence_place: "Oldtown", evidence_instrument: "memorandum" },
      [],
    ],
    [
      "and then in full",
      "signed",
      { evidence_on: "2026-02-27" },
      [
        ["evidence_place", "evidence-place-missing"],
        ["evidence_instrument", "evidence-instrument-missing"],
      ],
    ],
  ])("%s", (_rule, stage, more, expected) => {
    expect(faultsOf(stage, { ...said, ...more })).toEqual(expected);
  });

  test("is of an own act that has a number", () => {
    const history: PastVersion[] = [
      { stage: "pledged", evidence: null, act: act("P/2026/1", "public", "reported") },
      { stage: "pledged", evidence: null, act: act("") },
      { stage: "pledged", evidence: null, act: act("N/2026/3", "participants") },
    ];
    expect(correctedAct({ corrects: "P/2026/1" }, history)).toBeNull();
    expect(correctedAct({ corrects: "" }, history)).toBeNull();
    expect(correctedAct({ corrects: " N/2026/3 " }, history)).toEqual({
      actId: "id of N/2026/3",
      audience: "participants",
    });
  });
});

describe("taking up again", () => {
  test("leads to where the line stood, and nowhere else", () => {
    const said = { intent: "step", reason: "" };
    expect(faultsOf("suspended", { ...said, stage: "expressed" })).toEqual([]);
    expect(faultsOf("suspended", { ...said, stage: "signed" })).toEqual([["stage", "step-not-from"]]);
  });

  test("where nobody knows any more, it is said", () => {
    const more = { history: [{ stage: "suspended" as const, evidence: null, act: act("P/2026/1") }] };
    expect(faultsOf("suspended", { intent: "step", stage: "ratified" }, more)).toEqual([]);
    expect(faultsOf("suspended", { intent: "step", stage: "withdrawn" }, more)).toEqual([
      ["stage", "step-not-from"],
    ]);
  });
});

test.each<[string, Stage, string, Step | null]>([
  ["change", "pledged", "signed", null],
  ["step", "pledged", "signed", "sign"],
  ["step", "suspended", "in-force", "resume"],
  ["step", "pledged", "withdrawn", null],
  ["withdraw", "in-force", "denounced", "denounce"],
  ["withdraw", "in-force", "withdrawn", "withdraw"],
  ["withdraw", "in-force", "in-force", null],
  ["confirm", "pledged", "pledged", "confirm"],
] as const)("%s from %s to %s is the step %s", (intent, before, after, step) => {
  expect(stepOf(intent as "change", before, after)).toBe(step);
});

describe("evidence of the stages", () => {
  test("what was told last holds", () => {
    const past = [...historyOf("ratified"), { stage: "signed" as const, evidence: evidence("2026-03-02") }];
    expect(evidenceByStage(past)).toEqual({ signed: evidence("2026-03-02"), ratified: evidence(RATIFIED) });
  });

  test("goes on with the stage, and not with another", () => {
    const past = historyOf("signed");
    expect(evidenceAt("signed", null, past)).toEqual(evidence(SIGNED));
    expect(evidenceAt("signed", evidence(TODAY), past)).toEqual(evidence(TODAY));
    expect(evidenceAt("pledged", evidence(TODAY), past)).toBeNull();
    expect(evidenceAt("withdrawn", null, past)).toBeNull();
  });
});

describe("to whom a draft may go", () => {
  const line = (intent: string, more: { corrects?: Audience; readBy?: Audience } = {}) => ({
    symbol: "XA-0001",
    fields: { ...emptyFields(), intent },
    before: {},
    corrects: more.corrects ? { audience: more.corrects } : null,
    readBy: more.readBy ?? null,
  });
  test.each<[string, ReturnType<typeof line>, Audience, string[]]>([
    ["a change to anybody", line("change", { readBy: "public" }), "participants", []],
    ["a correction to whom the act went", line("correct", { corrects: "participants" }), "participants", []],
    ["and nobody else", line("correct", { corrects: "participants" }), "public", ["corrects-other-audience"]],
    ["a withdrawal to all who read the line", line("withdraw", { readBy: "public" }), "public", []],
    ["not to fewer", line("withdraw", { readBy: "public" }), "participants", ["withdrawal-for-public"]],
    ["and never further", line("withdraw", { readBy: "bilateral" }), "public", ["withdrawal-for-bilateral"]],
  ])("%s", (_rule, said, audience, expected) => {
    expect(audienceFaults([said], audience).map(({ code }) => code)).toEqual(expected);
  });
});
