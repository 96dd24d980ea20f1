import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommitmentTerms, Condition } from "./commitment.ts";
import { conditionEdges, conditionRings } from "./condition-graph.ts";
import { inventedLine } from "./invented.ts";
import { NO_ASSUMPTIONS } from "./portfolio.ts";

const on = (commitment: string): Condition => ({
  text: `Once ${commitment} stands.`,
  event: null,
  commitment,
});
const event = (name: string, text: string): Condition => ({ text, event: name, commitment: null });
const ceasefireStart: Partial<CommitmentTerms> = { start: { kind: "event", event: "ceasefire", on: null } };

/** The ring of docs/method.md. */
const ring = [
  inventedLine("XA-0A1B", { conditions: [on("XB-2C3D")] }),
  inventedLine("XB-2C3D", ceasefireStart),
  inventedLine("XC-4E5F", {
    conditions: [event("ceasefire", "Must be ratified before the ceasefire."), on("XA-0A1B")],
  }),
];
const pairs = (lines: typeof ring, assumed = {}): string[] =>
  conditionEdges(lines, { ...NO_ASSUMPTIONS, ...assumed }).map(({ from, to }) => `${from} → ${to}`);

describe("edges", () => {
  test.each<[rule: string, terms: Partial<CommitmentTerms>, edges: string[]]>([
    ["a start by an event", ceasefireStart, ["XA-0A1B → ceasefire"]],
    [
      "a start whose day is known",
      { start: { kind: "event", event: "ceasefire", on: "2027-03-01" }, trigger: "ceasefire" },
      [],
    ],
    ["a trigger that must come first", { trigger: "peace-agreement" }, ["XA-0A1B → peace-agreement"]],
    ["a line that stands ready", { trigger: "renewed-attack" }, []],
    [
      "a condition on an event, in words",
      { conditions: [event("a cease-fire", "Once it holds.")] },
      ["XA-0A1B → ceasefire"],
    ],
    [
      "to be there before it",
      { conditions: [event("ceasefire", "Ratified prior to any ceasefire.")] },
      ["ceasefire → XA-0A1B"],
    ],
    [
      "not before it",
      { conditions: [event("ceasefire", "Not before a ceasefire.")] },
      ["XA-0A1B → ceasefire"],
    ],
    [
      "before something else",
      { conditions: [event("ceasefire", "Before winter, after a ceasefire.")] },
      ["XA-0A1B → ceasefire"],
    ],
    ["free text", { conditions: [{ text: "Once a ceasefire holds.", event: null, commitment: null }] }, []],
    ["a line that the reader does not see", { conditions: [on("XB-9Z9Z")] }, []],
    ["itself", { conditions: [on("XA-0A1B")] }, ["XA-0A1B → XA-0A1B"]],
  ])("%s", (_rule, terms, edges) => {
    expect(pairs([inventedLine("XA-0A1B", terms)])).toEqual(edges);
  });

  test("several reasons for one edge are its grounds", () => {
    const line = inventedLine("XA-0A1B", { ...ceasefireStart, trigger: "ceasefire" });
    expect(conditionEdges([line], NO_ASSUMPTIONS)).toEqual([
      {
        from: "XA-0A1B",
        to: "ceasefire",
        grounds: [
          { symbol: "XA-0A1B", field: "start.event", text: "ceasefire" },
          { symbol: "XA-0A1B", field: "trigger", text: "ceasefire" },
        ],
      },
    ]);
  });

  test("an event of which something is assumed is waited for no more", () => {
    for (const ceasefire of ["2027-03-01", "never"]) {
      expect(pairs(ring, { ceasefire })).toEqual(["XA-0A1B → XB-2C3D", "XC-4E5F → XA-0A1B"]);
    }
  });
});

describe("rings", () => {
  const edges = conditionEdges(ring, NO_ASSUMPTIONS);

  test("the example of the method: its edges, the way round, and what cuts it", () => {
    const [found] = conditionRings(edges);
    expect(found?.points).toEqual(["XA-0A1B", "XB-2C3D", "XC-4E5F", "ceasefire"]);
    expect(found?.edges).toEqual(edges);
    expect(found?.way).toEqual(["XA-0A1B", "XB-2C3D", "ceasefire", "XC-4E5F"]);
    expect(found?.cuts).toEqual(edges.map(({ from, to }) => [expect.objectContaining({ from, to })]));
  });

  test("without any one of the edges there is none", () => {
    for (const edge of edges) expect(conditionRings(edges.filter((other) => other !== edge))).toEqual([]);
  });

  test("on any record: each inner edge is listed, and the order of the lines never matters", () => {
    const symbols = ["XA-0000", "XB-0000", "XC-0000", "XD-0000", "XE-0000"];
    const records = fc.array(
      fc.tuple(fc.constantFrom(...symbols), fc.constantFrom(...symbols, "ceasefire", "before")),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(records, (waits) => {
        const lines = symbols.map((symbol) =>
          inventedLine(symbol, {
            conditions: waits.flatMap(([from, to]) => {
              if (from !== symbol) return [];
              if (to === "ceasefire") return [event("ceasefire", "Once it holds.")];
              return [to === "before" ? event("ceasefire", "Before the ceasefire.") : on(to)];
            }),
          }),
        );
        const all = conditionEdges(lines, NO_ASSUMPTIONS);
        const found = conditionRings(all);
        expect(conditionRings(conditionEdges(lines.toReversed(), NO_ASSUMPTIONS))).toEqual(found);
        for (const { points, edges: own } of found) {
          expect(own).toEqual(all.filter(({ from, to }) => points.includes(from) && points.includes(to)));
        }
      }),
    );
  });
});
