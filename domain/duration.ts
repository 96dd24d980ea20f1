import type { Day, Exit, Start, Term } from "./commitment.ts";
import type { Extension } from "./vocabulary.ts";

type Duration = { start: Start; term: Term; extension: Extension; exit: Exit };

const startDay = (start: Start): Day | null => (start.kind === "unstated" ? null : start.on);

/**
 * The last day of the stated term, inclusive; null where the text gives none (open-ended, until an event whose
 * day is unknown, unstated, or counted from a start whose day is unknown). Ten years from 12 January 2024 end on
 * 12 January 2034: periods of years and months end on the day of the same number, month ends are kept
 * (Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c)).
 */
export function nominalEnd({ start, term }: Pick<Duration, "start" | "term">): Day | null {
  if (term.kind === "fixed-date") return term.until;
  const from = startDay(start);
  if (term.kind !== "duration" || from === null) return null;
  return Temporal.PlainDate.from(from).add(term.length).toString();
}

/**
 * How far the commitment binds if notice were given on `asOf`: never past the nominal end, never before a
 * lock-in. Null where nothing assures any day: the exit is not stated and there is no nominal end, or the
 * line may be left at once.
 */
export function assuredHorizon(duration: Duration, asOf: Day): Day | null {
  const end = nominalEnd(duration);
  switch (duration.exit.kind) {
    case "notice": {
      const leaving = Temporal.PlainDate.from(asOf).add(duration.exit.notice).toString();
      return end !== null && end < leaving ? end : leaving;
    }
    case "none-before":
      return duration.exit.before ?? end;
    case "on-breach":
      return end;
    case "unstated":
      return null;
  }
}
