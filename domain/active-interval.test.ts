import { describe, expect, test } from "vitest";
import { type Active, activeInterval, type OutReason } from "./active-interval.ts";
import type { CommitmentTerms, Condition } from "./commitment.ts";
import { assumedEvent } from "./event-names.ts";
import { inventedLine } from "./invented.ts";
import { type Assumptions, NO_ASSUMPTIONS } from "./portfolio.ts";
import { EXIT_STAGES } from "./vocabulary.ts";

const AS_OF = "2026-11-22";
const SYMBOL = "XA-0001";
const EVENTS = new Map([["E-4M2P", "2027-05-01"]]);

type Change = Partial<CommitmentTerms>;
type Assumed = Partial<Assumptions>;

const active = (change: Change, assumed: Assumed = {}): Active =>
  activeInterval(inventedLine(SYMBOL, change), { ...NO_ASSUMPTIONS, ...assumed }, AS_OF, EVENTS);
/** `2026-01-01..2030-12-31`, `2026-01-01..`, `2026-05-02..2026-12-31?` where the end is not stated, or a reason. */
const shown = (interval: Active): string =>
  "out" in interval
    ? interval.out
    : `${interval.from}..${interval.to ?? ""}${interval.endNotStated ? "?" : ""}`;

const on = (day: string): Change => ({ start: { kind: "date", on: day } });
const signed = (day: string | null): Change => ({ start: { kind: "signature", on: day } });
const forced: Change = { start: { kind: "entry-into-force", on: null } };
const event = (name: string, day: string | null = null): Change => ({
  start: { kind: "event", event: name, on: day },
});
const lasting = (length: string): Change => ({ term: { kind: "duration", length } });
const until = (name: string): Change => ({ term: { kind: "until-event", event: name } });
const open: Change = { term: { kind: "open-ended" } };
const silent: Change = { term: { kind: "unstated" } };
const given = (...conditions: Partial<Condition>[]): Change => ({
  conditions: conditions.map((each) => ({ text: "If so.", event: null, commitment: null, ...each })),
});
const ceasefire: Assumed = { ceasefire: "2027-03-01" };
const lapsing: Change = { trigger: "ceasefire" };

describe("left out whatever the day", () => {
  test.each<[reason: OutReason, change: Change, assumed: Assumed]>([
    ["nil-return", { nilReturn: true, stage: "withdrawn" }, {}],
    ...EXIT_STAGES.map((stage): [OutReason, Change, Assumed] => ["ended", { stage }, { without: ["XA"] }]),
    ["ended", { stage: "suspended" }, { raise: { [SYMBOL]: "in-force" } }],
    ["without", {}, { without: ["XB", "XA"], lapse: [SYMBOL] }],
    ["lapsed-in-scenario", { stage: "expressed" }, { lapse: [SYMBOL], floor: "signed" }],
    ["below-floor", event("ceasefire"), { floor: "ratified" }],
    ["below-floor", {}, { floor: "in-force", raise: { [SYMBOL]: "ratified" } }],
  ])("%s (%#)", (reason, change, assumed) => {
    expect(shown(active(change, assumed))).toBe(reason);
  });

  test("a line that is raised reaches the floor, and none is lowered", () => {
    expect(shown(active(open, { floor: "ratified", raise: { [SYMBOL]: "in-force" } }))).toBe("2026-01-01..");
    expect(shown(active(open, { floor: "signed", raise: { [SYMBOL]: "expressed" } }))).toBe("2026-01-01..");
  });
});

test.each<[text: string, named: ReturnType<typeof assumedEvent>]>([
  ["ceasefire", "ceasefire"],
  ["A Cease-Fire  in force", "ceasefire"],
  ["peace-agreement", "peace-agreement"],
  ["Signature of a peace\nagreement", "peace-agreement"],
  ["renewed-attack", "renewed-attack"],
  ["Any new attack on XU", "renewed-attack"],
  ["A ceasefire or a peace agreement", null],
  ["Accession", null],
  ["request", null],
])("'%s' names %s", (text, named) => {
  expect(assumedEvent(text)).toBe(named);
});

describe("the start", () => {
  test.each<[rule: string, change: Change, assumed: Assumed, interval: string]>([
    ["a known day", on("2026-03-05"), {}, "2026-03-05.."],
    [
      "unstated: the day it was stated",
      { start: { kind: "unstated" }, statedOn: "2026-05-02" },
      {},
      "2026-05-02..",
    ],
    [
      "signed, no day: the day it was stated",
      { ...signed(null), statedOn: "2026-05-02" },
      {},
      "2026-05-02..",
    ],
    ["not yet signed: today at the earliest", { ...signed(null), stage: "pledged" }, {}, "2026-11-22.."],
    [
      "raised to signed",
      { ...signed(null), stage: "pledged" },
      { raise: { [SYMBOL]: "signed" } },
      "2026-01-01..",
    ],
    ["ratified is not in force", { ...forced, stage: "ratified" }, {}, "2026-11-22.."],
    ["in force, no day", { ...forced, stage: "in-force" }, {}, "2026-01-01.."],
    [
      "an event whose day the text states",
      event("Ceasefire", "2025-02-01"),
      { ceasefire: "never" },
      "2025-02-01..",
    ],
    ["a ceasefire, nothing assumed", event("ceasefire"), {}, "waits-for-ceasefire"],
    ["a peace agreement, nothing assumed", event("peace-agreement"), ceasefire, "waits-for-peace-agreement"],
    ["an attack, nothing assumed", event("A renewed attack"), {}, "waits-for-renewed-attack"],
    ["a ceasefire on an assumed day", event("ceasefire"), ceasefire, "2027-03-01.."],
    ["a ceasefire that never comes", event("ceasefire"), { ceasefire: "never" }, "never"],
    ["an event of the timeline", event(" E-4M2P "), {}, "2027-05-01.."],
    ["an event that is not in view", event("E-0000"), {}, "waits-for-event"],
    ["an event that is not understood", event("Accession"), {}, "waits-for-event"],
    ["delayed", on("2026-01-31"), { delay: { [SYMBOL]: "P1M" } }, "2026-02-28.."],
    ["another line is delayed", on("2026-01-31"), { delay: { "XA-0002": "P1M" } }, "2026-01-31.."],
  ])("%s", (_rule, change, assumed, interval) => {
    expect(shown(active({ ...open, ...change }, assumed))).toBe(interval);
  });
});

describe("what else it waits for", () => {
  test.each<[rule: string, change: Change, assumed: Assumed, interval: string]>([
    ["a ceasefire as trigger, nothing assumed", lapsing, {}, "waits-for-ceasefire"],
    ["a ceasefire as trigger", lapsing, ceasefire, "2027-03-01.."],
    ["the later of start and trigger", { ...lapsing, ...on("2028-01-01") }, ceasefire, "2028-01-01.."],
    ["a peace agreement as trigger, never", { trigger: "peace-agreement" }, { peace: "never" }, "never"],
    [
      "a renewed attack as trigger keeps nothing waiting",
      { trigger: "renewed-attack" },
      { attack: "never" },
      "2026-01-01..",
    ],
    [
      "the line's own day of the ceasefire",
      { ...lapsing, ...event("ceasefire", "2025-02-01") },
      {},
      "2025-02-01..",
    ],
    [
      "a condition on a peace agreement",
      given({ event: "peace-agreement" }),
      { peace: "2027-09-01" },
      "2027-09-01..",
    ],
    [
      "a condition on an attack, nothing assumed",
      given({ event: "renewed-attack" }),
      {},
      "waits-for-renewed-attack",
    ],
    ["a condition on an event of the timeline", given({ event: "E-4M2P" }), {}, "2027-05-01.."],
    [
      "the latest of two conditions",
      given({ event: "E-4M2P" }, { event: "ceasefire" }),
      ceasefire,
      "2027-05-01..",
    ],
    [
      "the first reason found",
      given({ event: "peace-agreement" }, { event: "ceasefire" }),
      {},
      "waits-for-peace-agreement",
    ],
    ["a condition in free text", given({}), {}, "2026-01-01.."],
    ["a condition on another event", given({ event: "Accession" }), {}, "2026-01-01.."],
    ["prose is not searched", given({ text: "Only after a ceasefire." }), {}, "2026-01-01.."],
    [
      "a delay is added to what it waits for",
      lapsing,
      { ...ceasefire, delay: { [SYMBOL]: "P6M" } },
      "2027-09-01..",
    ],
  ])("%s", (_rule, change, assumed, interval) => {
    expect(shown(active({ ...open, ...change }, assumed))).toBe(interval);
  });
});

describe("the end", () => {
  test.each<[rule: string, change: Change, assumed: Assumed, interval: string]>([
    ["a fixed date", {}, {}, "2026-01-01..2030-12-31"],
    ["a fixed date is not delayed", {}, { delay: { [SYMBOL]: "P1Y" } }, "2027-01-01..2030-12-31"],
    [
      "a length from the start",
      { ...signed("2024-01-12"), ...lasting("P10Y") },
      {},
      "2024-01-12..2034-01-12",
    ],
    [
      "a length is delayed",
      { ...on("2026-01-31"), ...lasting("P1Y") },
      { delay: { [SYMBOL]: "P1M" } },
      "2026-02-28..2027-02-28",
    ],
    [
      "a length from an assumed day",
      { ...event("ceasefire"), ...lasting("P2Y") },
      ceasefire,
      "2027-03-01..2029-03-01",
    ],
    [
      "what it waits for does not move the term",
      { ...lapsing, ...lasting("P2Y") },
      ceasefire,
      "2027-03-01..2028-01-01",
    ],
    [
      "until an assumed day: the day before",
      until("peace-agreement"),
      { peace: "2028-03-01" },
      "2026-01-01..2028-02-29",
    ],
    ["until an event of the timeline", until("E-4M2P"), {}, "2026-01-01..2027-04-30"],
    ["until an event that never comes", until("ceasefire"), { ceasefire: "never" }, "2026-01-01.."],
    ["until an event that is not understood", until("Accession"), {}, "2026-01-01.."],
    ["open-ended", open, {}, "2026-01-01.."],
    ["unstated: the end of the year in view", silent, {}, "2026-01-01..2026-12-31?"],
    [
      "unstated, from a later year: the end of that",
      { ...silent, ...on("2028-05-01") },
      {},
      "2028-05-01..2028-12-31?",
    ],
    [
      "renewed by itself",
      { ...on("2024-01-31"), ...lasting("P1Y"), extension: "tacit" },
      {},
      "2024-01-31..2027-01-31",
    ],
    [
      "month ends are kept",
      { ...on("2026-07-31"), ...lasting("P1M"), extension: "tacit" },
      {},
      "2026-07-31..2026-11-30",
    ],
    [
      "not renewed before it is over",
      { ...on("2025-11-22"), ...lasting("P1Y"), extension: "tacit" },
      {},
      "2025-11-22..2026-11-22",
    ],
    [
      "a possible renewal is no promise",
      { ...on("2024-01-31"), ...lasting("P1Y"), extension: "mutual" },
      {},
      "2024-01-31..2025-01-31",
    ],
    [
      "the ceasefire is over",
      { ...lapsing, ...open },
      { ...ceasefire, attack: "2028-03-01" },
      "2027-03-01..2028-02-29",
    ],
    [
      "the attack ends what says nothing of its end",
      { ...lapsing, ...silent },
      { ...ceasefire, attack: "2027-04-01" },
      "2027-03-01..2027-03-31",
    ],
    [
      "an attack before the ceasefire ends nothing",
      { ...lapsing, ...open },
      { ...ceasefire, attack: "2027-03-01" },
      "2027-03-01..",
    ],
    ["an attack ends no other line", open, { ...ceasefire, attack: "2028-03-01" }, "2026-01-01.."],
    ["an end before the beginning", lapsing, { ceasefire: "2031-01-01" }, "no-day"],
    ["one day is enough", lapsing, { ceasefire: "2030-12-31" }, "2030-12-31..2030-12-31"],
    [
      "past the calendar of the register",
      { ...on("9500-01-01"), ...lasting("P999Y") },
      {},
      "9500-01-01..9999-12-31",
    ],
  ])("%s", (_rule, change, assumed, interval) => {
    expect(shown(active(change, assumed))).toBe(interval);
  });
});

test("the example of the method", () => {
  const line = { ...event("ceasefire"), ...lasting("P2Y"), ...lapsing };
  const attacked = { ...ceasefire, attack: "2028-05-10" };
  expect(shown(active(line))).toBe("waits-for-ceasefire");
  expect(shown(active(line, ceasefire))).toBe("2027-03-01..2029-03-01");
  expect(shown(active(line, attacked))).toBe("2027-03-01..2028-05-09");
  expect(shown(active(line, { ...attacked, delay: { [SYMBOL]: "P6M" } }))).toBe("2027-09-01..2028-05-09");
  expect(shown(active(line, { floor: "ratified" }))).toBe("below-floor");
  const stated: Change = { statedOn: "2026-05-02", start: { kind: "unstated" }, ...silent };
  expect(shown(active(stated))).toBe("2026-05-02..2026-12-31?");
});
