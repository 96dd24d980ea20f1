// A register of the tests as the API gives it.
import type { Portfolio } from "../../domain/portfolio.ts";
import type { CommitmentRecord, RequirementRecord } from "../../domain/records.ts";
import { toCommitmentBody } from "../../features/commitments/schema.ts";
import { toRequirementBody } from "../../features/requirements/schema.ts";
import type { Rows } from "./rows.ts";

const recorded = {
  audience: "public",
  evidence: null,
  act: "P/2026/1",
  actKind: "report",
  reason: null,
  corrects: null,

  isBackdated: false,
  recordedAt: "2026-01-01T00:00:00Z",
  supersededAt: null,
} as const;

/** What of a register the examiner may look at. */
export function rowsOf({ asOf, lines, needs, answers, events }: Portfolio): Rows {
  const moment = { instant: `${asOf}T12:00:00Z`, day: asOf, isNow: true };
  const commitments = lines.map((line): CommitmentRecord => ({ ...recorded, correctedBy: [], ...line }));
  const requirements = needs.map(
    (need): RequirementRecord => ({
      ...recorded,
      ...need,
      version: 1,
      attribution: "own",
      answers: answers
        .filter(({ requirement }) => requirement === need.symbol)
        .map(({ requirement: _, ...answer }) => ({ ...answer, attribution: "own", act: "P/2026/2" })),
    }),
  );
  const rows = {
    asOf,
    commitments: commitments.map((record) => toCommitmentBody(record, moment)),
    requirements: requirements.map(toRequirementBody),
    events,
  };
  // Only what survives the way through JSON is there for others.
  return JSON.parse(JSON.stringify(rows));
}
