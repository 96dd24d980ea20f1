import { z } from "zod";
import type { AsOf } from "../../domain/as-of.ts";
import { type Pace, type PaceMonth, SPEEDS } from "../../domain/pace.ts";
import { HEADS } from "../../domain/pace-steps.ts";
import { ACT_KINDS, STAGES } from "../../domain/vocabulary.ts";
import { dayInKyiv } from "../../lib/format.ts";
import { day } from "../commitments/schema.ts";

const count = z.int().min(0);

/** A month as the API gives it. */
export const paceBody = z
  .strictObject({
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .meta({ description: "A month of the calendar in Kyiv.", examples: ["2026-03"] }),
    stages: z.partialRecord(z.enum(STAGES), count).meta({
      description: "Lines at each stage at its end; stages without any are left out.",
    }),
    acts: z.partialRecord(z.enum(ACT_KINDS), count).meta({ description: "Acts in it, by kind." }),
    steps: z.record(z.enum(HEADS), count).meta({
      description:
        "forward: moves to a later step of consent. back: to an earlier one or an exit. party: delegations with their " +
        "first line. line: new lines. amount: changes of quantity or amount. term: changes of start, term, extension, " +
        "exit or funding.",
    }),
  })
  .meta({ id: "PaceMonth" });

const speed = z.strictObject({
  last: count.meta({ description: "In the last three months." }),
  before: count.meta({ description: "In the three months before them." }),
  speed: z.enum(SPEEDS),
});
const window = z.strictObject({ from: day, to: day }).meta({
  description: "Days in Kyiv: from one to the other, each at the hour of the moment in view.",
});

/** What the API says beside the months. */
export const paceSummary = {
  asOf: day.meta({ description: "The calendar day in Kyiv of the moment in view." }),
  last: window,
  before: window,
  acts: speed,
  questions: z.strictObject({ who: speed, what: speed, "how-long": speed }),
};

export const toPaceMonth = (month: PaceMonth): z.input<typeof paceBody> => month;

/** In days: the same record gives the same answer all day long, whatever the second at which it is asked. */
export const toPaceSummary = ({ last, before, acts, questions }: Pace, asOf: AsOf) => ({
  asOf: asOf.day,
  last: inDays(last),
  before: inDays(before),
  acts,
  questions,
});

const inDays = ({ from, to }: Pace["last"]) => ({ from: dayInKyiv(from), to: dayInKyiv(to) });

/** For the description of the API. */
export const paceExample: z.input<typeof paceBody> = {
  month: "2026-03",
  stages: { pledged: 2, signed: 1 },
  acts: { communication: 1 },
  steps: { forward: 1, back: 0, party: 0, line: 1, amount: 0, term: 0 },
};
export const paceSummaryExample = {
  asOf: "2026-03-31",
  last: { from: "2025-12-31", to: "2026-03-31" },
  before: { from: "2025-09-30", to: "2025-12-31" },
  acts: { last: 3, before: 1, speed: "faster" as const },
  questions: {
    who: { last: 1, before: 1, speed: "same" as const },
    what: { last: 1, before: 0, speed: "faster" as const },
    "how-long": { last: 0, before: 0, speed: "still" as const },
  },
};
