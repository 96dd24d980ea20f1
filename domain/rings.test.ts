import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Arc, rings, shortestRing, smallestCuts } from "./rings.ts";

const arcs = (...pairs: string[]): Arc[] =>
  pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));

/** Graphs of up to seven points, each arrow once. */
const graphs = (most: number): fc.Arbitrary<Arc[]> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(..."ABCDEFG"), fc.constantFrom(..."ABCDEFG")), {
      maxLength: most,
      selector: ([from, to]) => from + to,
    })
    .map((pairs) => pairs.map(([from, to]) => ({ from, to })));

/** From where one comes to where, in at least one step: Warshall's closure, which knows nothing of components. */
function reach(graph: readonly Arc[]): Set<string> {
  const known = new Set(graph.map(({ from, to }) => from + to));
  for (const via of "ABCDEFG") {
    for (const from of "ABCDEFG") {
      for (const to of "ABCDEFG") if (known.has(from + via) && known.has(via + to)) known.add(from + to);
    }
  }
  return known;
}

const isCut = (graph: readonly Arc[], cut: readonly Arc[]): boolean => {
  const left = reach(graph.filter((arc) => !cut.includes(arc)));
  return !Array.from("ABCDEFG").some((point) => left.has(point + point));
};

describe("rings", () => {
  test.each<[rule: string, graph: Arc[], found: string[][]]>([
    ["a chain has none", arcs("AB", "BC"), []],
    ["two that wait for each other", arcs("AB", "BA"), [["A", "B"]]],
    ["one that waits for itself", arcs("AA", "AB"), [["A"]]],
    [
      "two rings with a bridge stay two",
      arcs("AB", "BA", "BC", "CD", "DC"),
      [
        ["A", "B"],
        ["C", "D"],
      ],
    ],
    ["two rings with a common point are one", arcs("AB", "BA", "BC", "CB"), [["A", "B", "C"]]],
  ])("%s", (_rule, graph, found) => {
    expect(rings(graph)).toEqual(found);
    expect(rings(graph.toReversed())).toEqual(found);
  });

  test("are those that a search by hand finds, on any graph", () => {
    fc.assert(
      fc.property(graphs(20), (graph) => {
        const known = reach(graph);
        const own = (point: string): string =>
          Array.from("ABCDEFG")
            .filter((other) => known.has(point + other) && known.has(other + point))
            .join("");
        const expected = new Set(Array.from("ABCDEFG", own).filter((ring) => ring !== ""));
        expect(rings(graph).map((ring) => ring.join(""))).toEqual([...expected].sort());
      }),
      { numRuns: 500 },
    );
  });

  test("a chain of a hundred thousand does not overflow", () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => ({ from: `P${at}`, to: `P${at + 1}` }));
    expect(rings([...chain, { from: "P100000", to: "P0" }])[0]).toHaveLength(100_001);
  });
});

describe("a shortest ring", () => {
  test("takes the short way, and the first by characters", () => {
    expect(shortestRing("A", arcs("AC", "CA", "AB", "BA", "BC"))).toEqual(["A", "B"]);
    expect(shortestRing("A", arcs("AB", "BC", "CA", "BD", "DA"))).toEqual(["A", "B", "C"]);
    expect(shortestRing("A", arcs("AA"))).toEqual(["A"]);
    expect(shortestRing("A", arcs("AB"))).toEqual([]);
  });

  test("goes along arrows that are there, and comes back", () => {
    fc.assert(
      fc.property(graphs(20), (graph) => {
        for (const [first = ""] of rings(graph)) {
          const ring = shortestRing(first, graph);
          expect(ring[0]).toBe(first);
          for (const [at, from] of ring.entries()) {
            const to = ring[(at + 1) % ring.length];
            expect(graph.some((arc) => arc.from === from && arc.to === to)).toBe(true);
          }
        }
      }),
    );
  });
});

describe("smallest cuts", () => {
  test("each arrow of a plain ring is one", () => {
    expect(smallestCuts(arcs("BC", "AB", "CA"))).toEqual([arcs("AB"), arcs("BC"), arcs("CA")]);
  });

  test("two rings in eight need their common arrow, or two", () => {
    expect(smallestCuts(arcs("AB", "BA", "BC", "CB"))).toEqual([
      arcs("AB", "BC"),
      arcs("AB", "CB"),
      arcs("BA", "BC"),
      arcs("BA", "CB"),
    ]);
    expect(smallestCuts(arcs("AB", "BC", "CA", "BD", "DA"))).toEqual([arcs("AB")]);
  });

  test("more arrows than can be tried give none", () => {
    expect(smallestCuts(arcs(..."BCDEFG".split("").flatMap((to) => [`A${to}`, `${to}A`]), "BC"))).toBeNull();
  });

  test("cut every ring, and nothing smaller does", () => {
    fc.assert(
      fc.property(graphs(8), (graph) => {
        const cuts = smallestCuts(graph) ?? [];
        for (const cut of cuts) {
          expect(isCut(graph, cut)).toBe(true);
          for (const spared of cut) {
            expect(
              isCut(
                graph,
                cut.filter((arc) => arc !== spared),
              ),
            ).toBe(false);
          }
        }
        expect(cuts.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
