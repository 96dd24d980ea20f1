// Long, because every rule has a record here that fires it, one that only just does not, and one that clears it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommitmentTerms, Condition } from "./commitment.ts";
import { FINDING_RULES, type Finding, type FindingRule, yearRanges } from "./finding.ts";
import { findings, findingsDelta } from "./findings.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "./invented.ts";
import { type Assumptions, type Line, NO_ASSUMPTIONS, type Portfolio, type StatedNeed } from "./portfolio.ts";
import type { RequirementTerms } from "./requirement.ts";

const SPAN = { from: 2027, to: 2035 };
const NEED = "XU-R9TX";

/** Eight batteries in each year from 2027 to 2035. */
const need = (change: Partial<RequirementTerms> = {}, symbol = NEED): StatedNeed =>
  inventedNeed(symbol, {
    need: { minimum: "8", desired: null, unit: "batteries", tempo: "yearly" },
    period: { from: "2027-01-01", to: "2035-12-31" },
    ...change,
  });
/** Batteries a year from 2027 to 2035, for that requirement. */
const gives = (
  symbol: string,
  batteries: string,
  change: Partial<CommitmentTerms> = {},
  addresses: readonly string[] = [NEED],
): Line =>
  inventedLine(
    symbol,
    {
      stage: "pledged",
      start: { kind: "date", on: "2027-01-01" },
      term: { kind: "fixed-date", until: "2035-12-31" },
      quantity: { value: batteries, unit: "batteries", tempo: "per-year" },
      statedOn: "2026-06-01",
      ...change,
    },
    { addresses },
  );
/** A line of another category that no requirement asks for. */
const apart = (change: Partial<CommitmentTerms>): Line =>
  gives("XA-0A1B", "1", { category: "training", ...change }, []);
const until = (day: string): Partial<CommitmentTerms> => ({ term: { kind: "fixed-date", until: day } });
const on = (commitment: string): Condition => ({
  text: `Once ${commitment} stands.`,
  event: null,
  commitment,
});
const ceasefireStart: Partial<CommitmentTerms> = { start: { kind: "event", event: "ceasefire", on: null } };
const consults = (symbol: string, change: Partial<CommitmentTerms>): Line =>
  inventedLine(symbol, {
    category: "consultation",
    trigger: "renewed-attack",
    decisionRule: "each-party",
    ...change,
  });
const within = (time: string, hard: boolean): Partial<CommitmentTerms> => ({
  responseTime: { within: time, hard },
});

type Rows = Partial<Portfolio> & { assume?: Partial<Assumptions> };
const found = ({ assume, ...rows }: Rows): Finding[] =>
  findings(inventedPortfolio(rows), { ...NO_ASSUMPTIONS, ...assume }, SPAN);

type Case = {
  rule: FindingRule;
  name: string;
  fires: Rows;
  gives: Partial<Finding>;
  /** Only just not. */
  quiet: Rows;
  /** A change after which it is gone. */
  clears: Rows;
};

const ring = (text: string): Line[] => [
  gives("XA-0A1B", "8", { conditions: [on("XB-2C3D")] }),
  gives("XB-2C3D", "8", ceasefireStart),
  gives("XC-4E5F", "8", { conditions: [{ text, event: "ceasefire", commitment: null }, on("XA-0A1B")] }),
];
const two = (first: string, second: string, change: Partial<CommitmentTerms> = {}): Line[] => [
  gives("XA-0A1B", "4", { ...until(first), ...change }),
  gives("XB-2C3D", "4", until(second)),
];
const other = "XU-4M2P";

const CASES: Case[] = [
  {
    rule: "GAP",
    name: "an essential requirement with nothing in some years",
    fires: { needs: [need()], lines: [gives("XA-0A1B", "8", until("2033-06-30"))] },
    gives: {
      id: `GAP-${NEED}`,
      severity: "high",
      requirement: NEED,
      lines: ["XA-0A1B"],
      years: [2034, 2035],
      facts: { ranges: ["2034-2035"], floor: "expressed", excluded: [{ symbol: "XA-0A1B", reason: "over" }] },
    },
    quiet: { needs: [need({ priority: "important" })], lines: [] },
    clears: { needs: [need()], lines: [gives("XA-0A1B", "8", until("2035-01-01"))] },
  },
  {
    rule: "THIN",
    name: "less than the minimum",
    fires: { needs: [need()], lines: [gives("XA-0A1B", "3.9")] },
    gives: {
      id: `THIN-${NEED}`,
      severity: "high",
      lines: ["XA-0A1B"],
      years: [2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035],
    },
    quiet: { needs: [need({ need: null })], lines: [gives("XA-0A1B", "3.9")] },
    clears: { needs: [need()], lines: [gives("XA-0A1B", "8")] },
  },
  {
    rule: "THIN",
    name: "at half of an essential need it is medium",
    fires: { needs: [need()], lines: [gives("XA-0A1B", "4")] },
    gives: {
      severity: "medium",
      facts: { ranges: ["2027-2035"], share: 0.5, year: 2027, sum: "4", minimum: "8", unit: "batteries" },
    },
    quiet: { needs: [need()], lines: [] },
    clears: { needs: [need()], lines: [gives("XA-0A1B", "4"), gives("XB-2C3D", "4")] },
  },
  {
    rule: "OVERLAP",
    name: "a surplus beside a gap of the category",
    fires: {
      needs: [need(), need({ priority: "essential" }, other)],
      lines: [gives("XA-0A1B", "10", until("2028-12-31"))],
    },
    gives: {
      id: `OVERLAP-${NEED}-${other}`,
      severity: "medium",
      requirement: NEED,
      lines: ["XA-0A1B"],
      years: [2027, 2028],
    },
    quiet: { needs: [need(), need({}, other)], lines: [gives("XA-0A1B", "9.99")] },
    clears: { needs: [need(), need({}, other)], lines: [gives("XA-0A1B", "10", {}, [NEED, other])] },
  },
  {
    rule: "OVERLAP",
    name: "not beside a gap of another category",
    fires: { needs: [need(), need({ priority: "desirable" }, other)], lines: [gives("XA-0A1B", "16")] },
    gives: { severity: "low" },
    quiet: { needs: [need(), need({ category: "cyber" }, other)], lines: [gives("XA-0A1B", "16")] },
    clears: { needs: [need(), need({}, other)], lines: [gives("XA-0A1B", "8")] },
  },
  {
    rule: "DUR",
    name: "all lines end before the period does",
    fires: { needs: [need()], lines: two("2030-12-31", "2035-12-30") },
    gives: {
      id: `DUR-${NEED}`,
      severity: "high",
      lines: ["XA-0A1B", "XB-2C3D"],
      facts: { sought: "2035-12-31", longest: "2035-12-30", longestLines: ["XB-2C3D"] },
      clears: { code: "reach-day", facts: { until: "2035-12-31" } },
    },
    quiet: {
      needs: [need()],
      lines: [...two("2030-12-31", "2031-12-31"), gives("XC-4E5F", "1", { term: { kind: "open-ended" } })],
    },
    clears: { needs: [need()], lines: two("2030-12-31", "2035-12-31") },
  },
  {
    rule: "DUR",
    name: "without a period the least length sought counts from the as-of day",
    fires: {
      needs: [need({ priority: "important", period: { from: null, to: null }, lengthSought: "P30Y" })],
      lines: [gives("XA-0A1B", "8", until("2056-11-21"))],
    },
    gives: {
      severity: "medium",
      facts: { sought: "2056-11-22", longest: "2056-11-21", longestLines: ["XA-0A1B"] },
    },
    quiet: {
      needs: [need({ period: { from: null, to: null } })],
      lines: [gives("XA-0A1B", "8", until("2030-11-21"))],
    },
    clears: {
      needs: [need({ period: { from: null, to: null }, lengthSought: "P30Y" })],
      lines: [gives("XA-0A1B", "8", until("2056-11-22"))],
    },
  },
  {
    rule: "CLIFF",
    name: "the example of the method",
    fires: { needs: [need()], lines: two("2028-11-30", "2029-02-15") },
    gives: {
      id: `CLIFF-${NEED}-2028-11`,
      severity: "high",
      lines: ["XA-0A1B", "XB-2C3D"],
      years: [2028, 2029, 2030],
      facts: {
        first: "2028-11-30",
        last: "2029-02-15",
        before: { year: 2028, level: "met", share: 1 },
        after: { year: 2030, level: "none", share: 0 },
      },
    },
    quiet: { needs: [need()], lines: two("2028-11-30", "2029-05-31") },
    clears: { needs: [need()], lines: two("2028-11-30", "2033-02-15") },
  },
  {
    rule: "CLIFF",
    name: "three tenths of the share, the level as before",
    fires: {
      needs: [
        need({
          priority: "desirable",
          need: { minimum: "10", desired: null, unit: "batteries", tempo: "yearly" },
        }),
      ],
      lines: [
        gives("XA-0A1B", "1", until("2028-11-30")),
        gives("XB-2C3D", "2", until("2028-12-31")),
        gives("XC-4E5F", "4"),
      ],
    },
    gives: { severity: "low" },
    quiet: {
      needs: [need({ need: { minimum: "10", desired: null, unit: "batteries", tempo: "yearly" } })],
      lines: [
        gives("XA-0A1B", "0.9", until("2028-11-30")),
        gives("XB-2C3D", "2", until("2028-12-31")),
        gives("XC-4E5F", "4"),
      ],
    },
    clears: {
      needs: [need({ need: { minimum: "10", desired: null, unit: "batteries", tempo: "yearly" } })],
      lines: [
        gives("XA-0A1B", "1", until("2028-11-30")),
        gives("XB-2C3D", "2", until("2028-12-31")),
        gives("XC-4E5F", "10"),
      ],
    },
  },
  {
    rule: "COND-CYCLE",
    name: "the example of the method",
    fires: { needs: [need()], lines: ring("Must be ratified before the ceasefire.") },
    gives: {
      id: "COND-CYCLE-XA-0A1B",
      severity: "high",
      lines: ["XA-0A1B", "XB-2C3D", "XC-4E5F"],
      facts: {
        way: ["XA-0A1B", "XB-2C3D", "ceasefire", "XC-4E5F"],
        edges: [
          { from: "XA-0A1B", to: "XB-2C3D" },
          { from: "XB-2C3D", to: "ceasefire" },
          { from: "XC-4E5F", to: "XA-0A1B" },
          { from: "ceasefire", to: "XC-4E5F" },
        ],
      },
      quotes: [
        { symbol: "XA-0A1B", field: "conditions.0.text", text: "Once XB-2C3D stands." },
        { symbol: "XB-2C3D", field: "start.event", text: "ceasefire" },
        { symbol: "XC-4E5F", field: "conditions.0.text", text: "Must be ratified before the ceasefire." },
        { symbol: "XC-4E5F", field: "conditions.1.text", text: "Once XA-0A1B stands." },
      ],
    },
    quiet: { needs: [need()], lines: ring("Must be ratified once the ceasefire holds.") },
    clears: {
      needs: [need()],
      lines: ring("Must be ratified before the ceasefire."),
      assume: { ceasefire: "2027-03-01" },
    },
  },
  {
    rule: "COND-DEAD",
    name: "a condition on a line that was withdrawn",
    fires: { lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4", { stage: "withdrawn" })] },
    gives: {
      id: "COND-DEAD-XA-0A1B",
      severity: "medium",
      lines: ["XA-0A1B", "XB-2C3D"],
      facts: { grounds: [{ ground: "commitment-ended", of: "XB-2C3D" }] },
    },
    quiet: { lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4", { stage: "suspended" })] },
    clears: { lines: [apart({ conditions: [] }), gives("XB-2C3D", "4", { stage: "withdrawn" })] },
  },
  {
    rule: "COND-DEAD",
    name: "an event that never comes",
    fires: { lines: [apart(ceasefireStart)], assume: { ceasefire: "never" } },
    gives: { facts: { grounds: [{ ground: "event-never", of: "ceasefire" }] } },
    quiet: { lines: [apart({ trigger: "renewed-attack" })], assume: { attack: "never" } },
    clears: { lines: [apart(ceasefireStart)] },
  },
  {
    rule: "COND-DEAD",
    name: "the line it depends on is over before it begins",
    fires: {
      lines: [
        apart({ conditions: [on("XB-2C3D")] }),
        gives("XB-2C3D", "4", { ...until("2026-12-31"), start: { kind: "date", on: "2026-01-01" } }),
      ],
    },
    gives: { facts: { grounds: [{ ground: "commitment-over", of: "XB-2C3D" }] } },
    quiet: { lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4", until("2027-01-01"))] },
    clears: { lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4")] },
  },
  {
    rule: "COND-DEAD",
    name: "it waits, and its end has passed",
    fires: { lines: [apart({ ...ceasefireStart, ...until("2026-11-21") })] },
    gives: { facts: { grounds: [{ ground: "ends-first", of: "XA-0A1B" }] } },
    quiet: { lines: [apart({ ...ceasefireStart, ...until("2026-11-22") })] },
    clears: { lines: [apart({ ...ceasefireStart, ...until("2030-12-31") })] },
  },
  {
    rule: "COND-DEAD",
    name: "the event that it was to precede comes first",
    fires: {
      lines: [apart({ conditions: [{ text: "Before a ceasefire.", event: "ceasefire", commitment: null }] })],
      assume: { ceasefire: "2027-01-01" },
    },
    gives: { facts: { grounds: [{ ground: "event-comes-first", of: "ceasefire" }] } },
    quiet: {
      lines: [apart({ conditions: [{ text: "Before a ceasefire.", event: "ceasefire", commitment: null }] })],
      assume: { ceasefire: "2027-01-02" },
    },
    clears: { lines: [apart({ conditions: [] })], assume: { ceasefire: "2027-01-01" } },
  },
  {
    rule: "COND-DEAD",
    name: "the scenario leaves out what it depends on",
    fires: {
      lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4")],
      assume: { without: ["XB"] },
    },
    gives: { facts: { grounds: [{ ground: "commitment-left-out", of: "XB-2C3D" }] } },
    quiet: { lines: [apart({ conditions: [on("XB-9Z9Z")] })], assume: { without: ["XB"] } },
    clears: { lines: [apart({ conditions: [on("XB-2C3D")] }), gives("XB-2C3D", "4")] },
  },
  {
    rule: "TRIG",
    name: "hard and where possible, the example of the method",
    fires: { lines: [consults("XA-0A1B", within("PT24H", true)), consults("XB-2C3D", within("P1D", false))] },
    gives: {
      id: "TRIG-consultation",
      severity: "medium",
      requirement: null,
      lines: ["XA-0A1B", "XB-2C3D"],
      facts: { aspects: ["response"], response: ["PT1440M hard", "PT1440M where-possible"] },
      quotes: [
        { symbol: "XA-0A1B", field: "responseTime.hard", text: "true" },
        { symbol: "XA-0A1B", field: "responseTime.within", text: "PT24H" },
        { symbol: "XB-2C3D", field: "responseTime.hard", text: "false" },
        { symbol: "XB-2C3D", field: "responseTime.within", text: "P1D" },
      ],
    },
    quiet: {
      lines: [
        consults("XA-0A1B", within("PT24H", true)),
        consults("XB-2C3D", within("P1D", true)),
        consults("XC-4E5F", {}),
      ],
    },
    clears: { lines: [consults("XA-0A1B", within("PT24H", true)), consults("XB-2C3D", within("P1D", true))] },
  },
  {
    rule: "TRIG",
    name: "who decides",
    fires: { lines: [consults("XA-0A1B", {}), consults("XB-2C3D", { decisionRule: "consensus" })] },
    gives: {
      severity: "high",
      facts: { aspects: ["decision-rule"], "decision-rule": ["consensus", "each-party"] },
    },
    quiet: { lines: [consults("XA-0A1B", {}), consults("XB-2C3D", { decisionRule: null })] },
    clears: {
      lines: [
        consults("XA-0A1B", {}),
        consults("XB-2C3D", { decisionRule: "consensus", stage: "withdrawn" }),
      ],
    },
  },
  {
    rule: "TRIG",
    name: "lines for one requirement of another category",
    fires: {
      needs: [need()],
      lines: [
        gives("XA-0A1B", "4", { trigger: "request" }),
        gives("XB-2C3D", "4", { trigger: "renewed-attack" }),
      ],
    },
    gives: { id: `TRIG-${NEED}`, severity: "low", requirement: NEED },
    quiet: {
      needs: [need()],
      lines: [
        gives("XA-0A1B", "4", { trigger: "standing" }),
        gives("XB-2C3D", "4", { trigger: "renewed-attack" }),
      ],
    },
    clears: {
      needs: [need()],
      lines: [gives("XA-0A1B", "4", { trigger: "request" }), gives("XB-2C3D", "4", { trigger: "request" })],
    },
  },
  {
    rule: "SPOF",
    name: "one delegation alone, with two lines",
    fires: { needs: [need()], lines: [gives("XA-0A1B", "4"), gives("XA-2C3D", "4")] },
    gives: {
      id: `SPOF-${NEED}`,
      severity: "high",
      lines: ["XA-0A1B", "XA-2C3D"],
      facts: { ranges: ["2027-2035"], delegations: ["XA"] },
    },
    quiet: { needs: [need({ priority: "important" })], lines: [gives("XA-0A1B", "8")] },
    clears: { needs: [need()], lines: [gives("XA-0A1B", "4"), gives("XB-2C3D", "1")] },
  },
  {
    rule: "SPOF",
    name: "only in some of the years",
    fires: { needs: [need()], lines: [gives("XA-0A1B", "8"), gives("XB-2C3D", "8", until("2034-12-31"))] },
    gives: { severity: "medium", lines: ["XA-0A1B"], years: [2035] },
    quiet: {
      needs: [need()],
      lines: [gives("XA-0A1B", "8"), { ...gives("XB-2C3D", "2"), partOf: "XA-0A1B" }],
    },
    clears: { needs: [need()], lines: [gives("XA-0A1B", "8"), gives("XB-2C3D", "8")] },
  },
  {
    rule: "CAVEAT",
    name: "the only line is not for everywhere",
    fires: {
      needs: [need()],
      lines: [
        gives("XA-0A1B", "8", {
          caveats: [
            { kind: "other", text: "In English." },
            { kind: "geography", text: "West only." },
          ],
        }),
      ],
    },
    gives: {
      id: `CAVEAT-${NEED}-XA-0A1B`,
      severity: "high",
      lines: ["XA-0A1B"],
      facts: { ranges: ["2027-2035"], kinds: ["geography"] },
      quotes: [
        { symbol: "XA-0A1B", field: "caveats.1.text", text: "West only." },
        { symbol: NEED, field: "priority", text: "essential" },
      ],
    },
    quiet: {
      needs: [need()],
      lines: [gives("XA-0A1B", "8", { caveats: [{ kind: "other", text: "In English." }] })],
    },
    clears: {
      needs: [need()],
      lines: [
        gives("XA-0A1B", "8", { caveats: [{ kind: "role", text: "No combat." }] }),
        gives("XB-2C3D", "1"),
      ],
    },
  },
  {
    rule: "FUND",
    name: "no end, and money for a while",
    fires: { lines: [apart({ term: { kind: "open-ended" }, fundedUntil: "2030-12-31" })] },
    gives: { id: "FUND-XA-0A1B", severity: "medium", facts: { fundedUntil: "2030-12-31", end: null } },
    quiet: {
      lines: [
        apart({
          term: { kind: "unstated" },
          fundedUntil: "2026-12-30",
          start: { kind: "date", on: "2026-01-01" },
        }),
      ],
    },
    clears: { lines: [apart({ ...until("2030-12-31"), fundedUntil: "2030-12-31" })] },
  },
  {
    rule: "FUND",
    name: "five years without money are low, a day more is medium",
    fires: { lines: [apart({ ...until("2035-12-31"), fundedUntil: "2030-12-31" })] },
    gives: { severity: "low" },
    quiet: { lines: [apart({ ...until("2035-12-31"), fundedUntil: null })] },
    clears: { lines: [apart({ ...until("2035-12-31"), fundedUntil: "2035-12-31" })] },
  },
  {
    rule: "FUND",
    name: "money that has ended is high",
    fires: { lines: [apart({ fundedUntil: "2026-11-21" })] },
    gives: { severity: "high" },
    quiet: { lines: [apart({ fundedUntil: "2026-11-21", stage: "lapsed" })] },
    clears: { lines: [apart({ fundedUntil: "2040-01-01" })] },
  },
  {
    rule: "LEGAL",
    name: "law by declaration",
    fires: { lines: [apart({ bindingness: "legal-provisional", instrument: "joint-declaration" })] },
    gives: {
      id: "LEGAL-XA-0A1B",
      severity: "medium",
      facts: { ground: "form", bindingness: "legal-provisional", instrument: "joint-declaration" },
    },
    quiet: { lines: [apart({ bindingness: "legal", instrument: "executive-agreement" })] },
    clears: { lines: [apart({ bindingness: "legal", instrument: "treaty" })] },
  },
  {
    rule: "LEGAL",
    name: "words of a treaty in a political text",
    fires: { lines: [apart({ bindingness: "political", summary: { en: "XA Shall train.", uk: null } })] },
    gives: { severity: "low", facts: { ground: "words", bindingness: "political", instrument: null } },
    quiet: {
      lines: [
        apart({
          bindingness: "political",
          summary: { en: "XA shall not train, marshall nobody.", uk: null },
        }),
      ],
    },
    clears: {
      lines: [apart({ bindingness: "political", summary: { en: "XA intends to train.", uk: null } })],
    },
  },
  {
    rule: "STALE",
    name: "stated more than a year ago",
    fires: { lines: [apart({ statedOn: "2025-11-21" })] },
    gives: {
      id: "STALE-XA-0A1B",
      severity: "low",
      facts: { statedOn: "2025-11-21", confirmedOn: null, due: "2026-11-21" },
    },
    quiet: { lines: [apart({ statedOn: "2025-11-22" })] },
    clears: { lines: [apart({ statedOn: "2025-11-21", confirmedOn: "2026-11-22" })] },
  },
  {
    rule: "STALE",
    name: "confirmed, and not again for half a year and more",
    fires: { lines: [apart({ statedOn: "2024-01-10", confirmedOn: "2025-11-21" })] },
    gives: {
      severity: "medium",
      facts: { statedOn: "2024-01-10", confirmedOn: "2025-11-21", due: "2026-05-21" },
    },
    quiet: { lines: [apart({ statedOn: "2025-12-10", confirmedOn: "2026-01-10" })] },
    clears: { lines: [apart({ statedOn: "2024-01-10", confirmedOn: "2026-05-22" })] },
  },
  {
    rule: "VAGUE",
    name: "signed, and hardly specified",
    fires: {
      lines: [apart({ stage: "signed", quantity: null, trigger: "standing", term: { kind: "unstated" } })],
    },
    gives: {
      id: "VAGUE-XA-0A1B",
      severity: "low",
      facts: { stated: 2, missing: ["act", "quantity", "schedule", "evidence"] },
    },
    quiet: { lines: [apart({ stage: "pledged", quantity: null, term: { kind: "unstated" } })] },
    clears: { lines: [apart({ stage: "signed", quantity: null, trigger: "standing" })] },
  },
  {
    rule: "ORPHAN",
    name: "nothing of its category is asked for",
    fires: { needs: [need()], lines: [apart({})] },
    gives: { id: "ORPHAN-XA-0A1B", severity: "low", facts: { category: "training" } },
    quiet: { needs: [], lines: [apart({})] },
    clears: { needs: [need()], lines: [apart({})], answers: [inventedAnswer(NEED, "XA-0A1B", "partly")] },
  },
];

const byRule = (rows: Rows, rule: FindingRule): Finding[] => found(rows).filter((each) => each.rule === rule);

describe.each(CASES)("$rule: $name", ({ rule, fires, gives: expected, quiet, clears }) => {
  test("fires", () => {
    expect(byRule(fires, rule)).toEqual([expect.objectContaining(expected)]);
  });
  test("does not fire one step away", () => {
    expect(byRule(quiet, rule)).toEqual([]);
  });
  test("is cleared by a change", () => {
    const [fired] = byRule(fires, rule);
    expect(findingsDelta(found(fires), found(clears)).cleared).toContainEqual(fired);
    expect(findingsDelta(found(clears), found(fires)).added).toContainEqual(fired);
  });
});

test("every rule has a case", () => {
  expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(FINDING_RULES));
});

test("STALE is low for what is signed, and for what is due since six months", () => {
  const severity = (change: Partial<CommitmentTerms>) =>
    byRule({ lines: [apart(change)] }, "STALE")[0]?.severity;
  expect(severity({ statedOn: "2025-05-21", stage: "pledged" })).toBe("medium");
  expect(severity({ statedOn: "2025-05-22", stage: "pledged" })).toBe("low");
  expect(severity({ statedOn: "2020-01-01", stage: "signed" })).toBe("low");
});

test("a line is looked at up to its last day", () => {
  const old = { statedOn: "2020-01-01", start: { kind: "date", on: "2020-01-01" } } as const;
  expect(byRule({ lines: [apart({ ...old, ...until("2026-11-22") })] }, "STALE")).toHaveLength(1);
  expect(byRule({ lines: [apart({ ...old, ...until("2026-11-21") })] }, "STALE")).toHaveLength(0);
});

test("years are written as ranges", () => {
  expect(yearRanges([2027, 2028, 2030, 2032, 2033])).toEqual(["2027-2028", "2030", "2032-2033"]);
});

describe("any record", () => {
  const symbols = ["XA-0000", "XA-0001", "XB-0000", "XC-0000", "XD-0000", "XE-0000"];
  const lines = fc.tuple(
    ...symbols.map((symbol) =>
      fc
        .record({
          stage: fc.constantFrom("expressed", "signed", "in-force", "withdrawn"),
          category: fc.constantFrom("air-defence", "consultation", "training"),
          trigger: fc.constantFrom(null, "standing", "ceasefire", "renewed-attack"),
          decisionRule: fc.constantFrom(null, "consensus", "automatic"),
          fundedUntil: fc.constantFrom(null, "2026-01-01", "2029-06-30"),
          statedOn: fc.constantFrom("2024-01-31", "2026-06-30"),
          caveats: fc.constantFrom([], [{ kind: "role" as const, text: "Not in combat." }]),
          end: fc.constantFrom("2028-02-29", "2028-07-01", "2033-12-31", null),
          conditions: fc.array(fc.constantFrom(...symbols, "XZ-9Z9Z").map(on), { maxLength: 2 }),
          batteries: fc.constantFrom("1", "5", "12"),
        })
        .map(({ end, batteries, ...terms }) =>
          gives(
            symbol,
            batteries,
            {
              ...terms,
              ...(end === null ? { term: { kind: "open-ended" } } : until(end)),
            } as Partial<CommitmentTerms>,
            terms.category === "training" ? [] : [NEED],
          ),
        ),
    ),
  );
  const rows = { needs: [need(), need({ priority: "important", need: null }, other)] };

  test("gives the same in any order, sorted, each id once", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const known = found({ ...rows, lines: all });
        expect(found({ needs: rows.needs.toReversed(), lines: all.toReversed() })).toEqual(known);
        expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
        for (const { lines: named } of known) expect(named).toEqual([...new Set(named)].sort());
      }),
    );
  });

  test("no finding names, quotes or mentions what is not among its rows", () => {
    fc.assert(
      fc.property(lines, fc.subarray(symbols), (all, seen) => {
        const visible = all.filter(({ symbol }) => seen.includes(symbol));
        for (const each of found({ ...rows, lines: visible })) {
          for (const symbol of each.lines) expect(seen).toContain(symbol);
          for (const { symbol } of each.quotes) expect([...seen, NEED, other]).toContain(symbol);
          const hidden = symbols.filter((symbol) => !seen.includes(symbol));
          const { quotes: _, ...said } = each;
          for (const symbol of hidden) expect(JSON.stringify(said)).not.toContain(symbol);
        }
      }),
    );
  });

  test("a quote is a field as it stands", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const terms = new Map<string, unknown>(
          [...all, ...rows.needs].map((row) => [row.symbol, { ...row, ...row.terms }]),
        );
        for (const { quotes } of found({ ...rows, lines: all })) {
          for (const { symbol, field, text } of quotes) {
            const value = field
              .split(".")
              .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], terms.get(symbol));
            expect(String(value)).toBe(text);
          }
        }
      }),
    );
  });
});
