// Forty pairs of English sentences, labelled by hand before the rules were run on them. All parties are invented.
import type { Verdict } from "./strength-rules.ts";

/** `label`: what a person says. `rules` where the rules cannot see what a person sees, and answer `unclear`. */
export type GoldenPair = { before: string; after: string; label: Verdict; rules?: "unclear" };

const LADDER: GoldenPair[] = [
  {
    before: "XA shall deliver 4 batteries in 2027.",
    after: "XA intends to deliver 4 batteries in 2027.",
    label: "weakened",
  },
  {
    before: "XB seeks to train 900 soldiers a year.",
    after: "XB will train 900 soldiers a year.",
    label: "strengthened",
  },
  {
    before: "XA undertakes to provide two frigates.",
    after: "XA may consider providing two frigates.",
    label: "weakened",
  },
  {
    before: "XC stands ready to host the training centre.",
    after: "XC agrees to host the training centre.",
    label: "strengthened",
  },
  {
    before: "The parties agree to share satellite images daily.",
    after: "The parties intend to share satellite images daily.",
    label: "weakened",
  },
  {
    before: "XD is ready to send mine clearance teams.",
    after: "XD commits to send mine clearance teams.",
    label: "strengthened",
  },
  {
    before: "XB will maintain its mission at the current level.",
    after: "XB will seek to maintain its mission at the current level.",
    label: "weakened",
  },
  {
    before: "XE will consider funding the repair of power stations.",
    after: "XE will fund the repair of power stations.",
    label: "strengthened",
  },
  {
    before: "In case of renewed attack, XA shall consult within 24 hours.",
    after: "In case of renewed attack, XA stands ready to consult within 24 hours.",
    label: "weakened",
  },
  {
    before: "XF may contribute to the monitoring mission.",
    after: "XF intends to contribute to the monitoring mission.",
    label: "strengthened",
  },
  {
    before: "XA will deliver ammunition and shall report on it each month.",
    after: "XA intends to deliver ammunition and stands ready to report on it each month.",
    label: "weakened",
  },
  {
    before: "XB intends to supply spare parts, and will keep a stock of them.",
    after: "XB will supply spare parts, and intends to keep a stock of them.",
    label: "unclear",
  },
];

const HEDGES: GoldenPair[] = [
  { before: "Support of XA for the force", after: "Proposed support of XA for the force", label: "weakened" },
  {
    before: "XB will respond within 24 hours where possible.",
    after: "XB will respond within 24 hours.",
    label: "strengthened",
  },
  {
    before: "XC shall share warnings of missile launches.",
    after: "XC shall, as appropriate, share warnings of missile launches.",
    label: "weakened",
  },
  {
    before: "XD will station a brigade, subject to the approval of its parliament.",
    after: "XD will station a brigade.",
    label: "strengthened",
  },
  {
    before: "XA agrees to lead the maritime task group.",
    after: "XA agrees in principle to lead the maritime task group.",
    label: "weakened",
  },
  {
    before: "XE undertakes, within available means, to rebuild three bridges.",
    after: "XE undertakes to rebuild three bridges.",
    label: "strengthened",
  },
  {
    before: "XB shall train 900 soldiers.",
    after: "XB seeks to train 900 soldiers where possible.",
    label: "weakened",
  },
  {
    before: "XF intends, as far as possible, to keep its sanctions in place.",
    after: "XF shall keep its sanctions in place.",
    label: "strengthened",
  },
  { before: "XA intends to assist.", after: "XA shall assist as appropriate.", label: "unclear" },
  {
    before: "XC will pay the first part where possible.",
    after: "XC will pay the first part as appropriate.",
    label: "unclear",
  },
];

const SAME: GoldenPair[] = [
  {
    before: "XA shall deliver, in 2027, 4 batteries.",
    after: "XA shall deliver in 2027 4 batteries",
    label: "neutral",
  },
  { before: "XB's air-defence  training", after: "XB’s Air Defence training", label: "neutral" },
  { before: "XC will consult; it will report.", after: "XC will consult: it will report.", label: "neutral" },
  {
    before: "XD pays 2.5 million euros.",
    after: "XD pays 25 million euros.",
    label: "strengthened",
    rules: "unclear",
  },
  {
    before: "XE supplies parts [and fuel].",
    after: "XE supplies parts and fuel.",
    label: "strengthened",
    rules: "unclear",
  },
];

const PROSE: GoldenPair[] = [
  { before: "XA shall consult.", after: "XA intends to send a brigade.", label: "unclear" },
  {
    before: "XB trains pilots.",
    after: "XB trains pilots and engineers.",
    label: "strengthened",
    rules: "unclear",
  },
  { before: "XC will assist XU.", after: "XC shall assist XU.", label: "unclear" },
  {
    before: "XD will deliver 4 batteries.",
    after: "XD will deliver 2 batteries.",
    label: "weakened",
    rules: "unclear",
  },
  {
    before: "XE shall act if XU is attacked.",
    after: "XE shall act if XU is attacked from the sea.",
    label: "weakened",
    rules: "unclear",
  },
  {
    before: "XF commitment to support the force in case of attack",
    after: "Proposed support of XF",
    label: "weakened",
    rules: "unclear",
  },
  {
    before: "XA assists XU with all means at its disposal.",
    after: "XA assists XU with such means as it chooses.",
    label: "weakened",
    rules: "unclear",
  },
];

const MISLEADING: GoldenPair[] = [
  {
    before: "Nothing in this text shall oblige XA to send forces.",
    after: "Nothing in this text may oblige XA to send forces.",
    label: "unclear",
  },
  {
    before: "XB shall not withdraw its forces before 2030.",
    after: "XB intends not to withdraw its forces before 2030.",
    label: "weakened",
    rules: "unclear",
  },
  {
    before: "XC assists, provided XU undertakes to repay.",
    after: "XC assists, provided XU intends to repay.",
    label: "unclear",
  },
  { before: "XD delivers in May 2027.", after: "XD will deliver in May 2027.", label: "unclear" },
  {
    before: "XE counts on the political will of its partners.",
    after: "XE counts on the political intention of its partners.",
    label: "unclear",
  },
  { before: "XF supports the plan proposed by XU.", after: "XF supports the plan of XU.", label: "unclear" },
];

export const GOLDEN_PAIRS: readonly GoldenPair[] = [...LADDER, ...HEDGES, ...SAME, ...PROSE, ...MISLEADING];
