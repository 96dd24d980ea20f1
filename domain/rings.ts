/** An arrow of a graph whose points are named by text. */
export type Arc = { from: string; to: string };

/** Up to this many arcs the smallest cuts are searched for; beyond, there are too many subsets. */
export const MOST_ARCS_TO_CUT = 12;

/** Texts by their characters, as symbols sort everywhere. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byArc = (a: Arc, b: Arc): number => byText(a.from, b.from) || byText(a.to, b.to);

function neighbours(arcs: readonly Arc[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of arcs.toSorted(byArc)) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  return next;
}

/**
 * The rings of a graph: each strongly connected component of more than one point, or of one that points at itself.
 * Points of a ring sorted, rings by their first point. Tarjan's algorithm (1972) with a stack of its own, so that a
 * chain of thousands does not overflow the machine's.
 */
export function rings(arcs: readonly Arc[]): string[][] {
  const next = neighbours(arcs);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];

  const enter = (point: string): { point: string; at: number } => {
    order.set(point, order.size);
    low.set(point, order.size - 1);
    open.push(point);
    isOpen.add(point);
    return { point, at: 0 };
  };
  const lower = (point: string, value: number): void => {
    low.set(point, Math.min(low.get(point) ?? value, value));
  };
  const close = (root: string): void => {
    const ring = open.splice(open.lastIndexOf(root));
    for (const point of ring) isOpen.delete(point);
    if (ring.length > 1 || next.get(root)?.includes(root)) found.push(ring.sort(byText));
  };

  for (const root of next.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const to = next.get(step.point)?.[step.at];
      step.at += 1;
      if (to === undefined) {
        path.pop();
        const value = low.get(step.point) ?? 0;
        const parent = path.at(-1);
        if (parent) lower(parent.point, value);
        if (value === order.get(step.point)) close(step.point);
      } else if (!order.has(to)) path.push(enter(to));
      else if (isOpen.has(to)) lower(step.point, order.get(to) ?? 0);
    }
  }
  return found.sort(([a = ""], [b = ""]) => byText(a, b));
}

/** A shortest way from a point back to itself, the point first and not repeated; of several the first by characters. */
export function shortestRing(start: string, arcs: readonly Arc[]): string[] {
  const next = neighbours(arcs);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const point of queue) {
    for (const to of next.get(point) ?? []) {
      if (to === start) return wayTo(point, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, point);
      queue.push(to);
    }
  }
  return [];
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let point = end; point !== start; ) {
    point = cameFrom.get(point) ?? start;
    way.unshift(point);
  }
  return way;
}

/**
 * Every smallest set of arcs without which no ring is left, in order; null where the graph has more than
 * MOST_ARCS_TO_CUT arcs. No arc is given twice.
 */
export function smallestCuts(arcs: readonly Arc[]): Arc[][] | null {
  if (arcs.length > MOST_ARCS_TO_CUT) return null;
  const sorted = arcs.toSorted(byArc);
  for (let size = 0; size <= sorted.length; size += 1) {
    const cuts = subsets(sorted, size).filter((cut) => !hasRing(sorted.filter((arc) => !cut.includes(arc))));
    if (cuts.length > 0) return cuts;
  }
  return null;
}

function subsets<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((first, index) =>
    subsets(all.slice(index + 1), size - 1).map((others) => [first, ...others]),
  );
}

/** Takes away, again and again, what nothing points at; what is left hangs together in rings. */
function hasRing(arcs: readonly Arc[]): boolean {
  let left = arcs;
  for (;;) {
    const targets = new Set(left.map(({ to }) => to));
    const kept = left.filter(({ from }) => targets.has(from));
    if (kept.length === left.length) return kept.length > 0;
    left = kept;
  }
}
