import { z } from "zod";
import type { AsOf } from "../../domain/as-of.ts";
import type { ActEntry, ActLine } from "../../domain/records.ts";
import { correctionsBy } from "../commitments/schema.ts";
import { actBody } from "../timeline/schema.ts";

/**
 * Which version stood before a correction and which after it, as this audience counts. Null before the first: the
 * line was not known to it.
 */
export const correctedVersions = ({ version }: Pick<ActLine, "version">) => ({
  before: version > 1 ? version - 1 : null,
  after: version,
});

const act = actBody.shape;
/** One line of one correction; a correction that brought none has one row without a line. */
export const correctionBody = z.strictObject({
  act: act.symbol,
  corrects: act.corrects,
  on: act.on,
  recordedAt: act.recordedAt,
  delegation: act.delegation,
  attribution: act.attribution,
  capacity: act.capacity,
  reason: act.reason,
  correctedBy: act.correctedBy,
  symbol: z.string().nullable(),
  title: z.strictObject({ en: z.string(), uk: z.string().nullable() }).nullable(),
  versionBefore: z.int().nullable(),
  versionAfter: z.int().nullable(),
});

export const toCorrectionBodies = (entry: ActEntry, asOf: AsOf): z.input<typeof correctionBody>[] => {
  const { corrects, on, recordedAt, delegation, attribution, capacity, reason } = entry;
  const about = { act: entry.symbol, corrects, on, recordedAt, delegation, attribution, capacity, reason };
  const correctedBy = correctionsBy(entry.correctedBy, asOf);
  const none = { symbol: null, title: null, versionBefore: null, versionAfter: null };
  if (entry.lines.length === 0) return [{ ...about, correctedBy, ...none }];
  return entry.lines.map((line) => {
    const { before, after } = correctedVersions(line);
    const { symbol, title } = line;
    return { ...about, correctedBy, symbol, title, versionBefore: before, versionAfter: after };
  });
};
