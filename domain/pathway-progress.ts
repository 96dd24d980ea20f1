import type { Day } from "./commitment.ts";
import type { PathwayFault, RecordedStep } from "./pathways.ts";

export type Progress = { of: (step: string) => Omit<RecordedStep, "id"> };

const OPEN = { doneOn: null, expectedOn: null, blockedBy: null, minDays: null };

/**
 * The rows of a pathway, checked. A row that cannot be taken at its word is named: a step that is recorded twice is
 * read as open, one 'done' on a day that is still to come as expected on it.
 */
export function readProgress(
  needs: ReadonlyMap<string, readonly string[]>,
  recorded: readonly RecordedStep[],
  asOf: Day,
): { progress: Progress; faults: PathwayFault[] } {
  const read = new Map<string, Omit<RecordedStep, "id">>();
  const faults: PathwayFault[] = [];
  for (const [step, rows] of Map.groupBy(recorded, ({ id }) => id)) {
    const [row] = rows;
    if (!row) continue;
    const fault = faultOf(row, rows.length, needs.has(step), asOf);
    if (fault) faults.push({ step, fault });
    if (fault === "done-ahead") read.set(step, { ...row, doneOn: null, expectedOn: row.doneOn });
    else if (fault === null) read.set(step, row);
  }
  const progress: Progress = { of: (step) => read.get(step) ?? OPEN };
  for (const [step, needed] of needs) {
    const isEarly = needed.some((each) => progress.of(each).doneOn === null);
    if (progress.of(step).doneOn !== null && isEarly) faults.push({ step, fault: "done-before-needs" });
  }
  return { progress, faults: faults.sort(byStep) };
}

function faultOf(
  { doneOn }: RecordedStep,
  rows: number,
  isKnown: boolean,
  asOf: Day,
): PathwayFault["fault"] | null {
  if (!isKnown) return "unknown";
  if (rows > 1) return "twice";
  return doneOn !== null && doneOn > asOf ? "done-ahead" : null;
}

const byStep = (a: PathwayFault, b: PathwayFault): number =>
  a.step < b.step || (a.step === b.step && a.fault < b.fault) ? -1 : 1;
