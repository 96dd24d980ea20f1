import { z } from "zod";
import type { Day } from "../../domain/commitment.ts";
import { type AssumedDay, type Assumptions, NO_ASSUMPTIONS } from "../../domain/portfolio.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { CONSENT_STEPS, type ConsentStep } from "../../domain/vocabulary.ts";
import type { LinkQuery, QueryReader } from "../../server/page-request.ts";

/** Years that a matrix may span; and the least and greatest of them. */
export const MOST_YEARS = 30;
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2199;
const USUAL_YEARS = 10;
/** More than that is no scenario but another record. */
const MOST_NAMED = 50;

export type Years = { from: number; to: number };

/** The years asked for: ten from the year of the moment in view, or as many as fit. */
export function yearsOf(asked: { from?: number | undefined; to?: number | undefined }, asOf: Day): Years {
  const current = Number(asOf.slice(0, 4));
  const from = asked.from ?? Math.min(current, asked.to ?? current);
  const to = asked.to ?? from + USUAL_YEARS - 1;
  return { from, to: Math.min(Math.max(from, to), from + MOST_YEARS - 1) };
}

export const readYears = (query: QueryReader, asOf: Day): Years =>
  yearsOf(
    { from: query.integer("from", FIRST_YEAR, LAST_YEAR), to: query.integer("to", FIRST_YEAR, LAST_YEAR) },
    asOf,
  );

function readDayOrNever(text: string): AssumedDay | undefined {
  if (text === "never") return "never";
  return z.iso.date().safeParse(text).success ? text : undefined;
}
const readSymbol = (text: string): string | undefined => {
  const symbol = text.toUpperCase();
  return isCommitmentSymbol(symbol) ? symbol : undefined;
};
const readCode = (text: string): string | undefined => {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? code : undefined;
};
const readStep = (text: string): ConsentStep | undefined => CONSENT_STEPS.find((step) => step === text);
const readLength = (text: string): string | undefined => {
  const length = text.toUpperCase();
  return /^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,5}D)?$/.test(length) ? length : undefined;
};

/** `GB-7K3Q:P12M`: a line and what is assumed of it. */
const readOf =
  <T>(read: (text: string) => T | undefined) =>
  (text: string): [string, T] | undefined => {
    const [name = "", ...rest] = text.split(":");
    const [symbol, value] = [readSymbol(name), read(rest.join(":"))];
    return symbol === undefined || value === undefined ? undefined : [symbol, value];
  };

/** The assumptions that stand in an address; what is not understood is ignored and said so. `attack`: read elsewhere. */
export function readAssumptions(
  query: QueryReader,
  attack: AssumedDay = query.as("attack", readDayOrNever) ?? null,
): Assumptions {
  return {
    floor: query.as("floor", readStep) ?? NO_ASSUMPTIONS.floor,
    without: (query.each("without", readCode) ?? []).slice(0, MOST_NAMED).sort(),
    ceasefire: query.as("ceasefire", readDayOrNever) ?? null,
    peace: query.as("peace", readDayOrNever) ?? null,
    attack,
    lapse: (query.each("lapse", readSymbol) ?? []).slice(0, MOST_NAMED).sort(),
    delay: Object.fromEntries((query.each("delay", readOf(readLength)) ?? []).slice(0, MOST_NAMED)),
    raise: Object.fromEntries((query.each("raise", readOf(readStep)) ?? []).slice(0, MOST_NAMED)),
  };
}

/** The same as an address carries them: one scenario has one address. */
export function assumptionsQuery(assumptions: Assumptions): LinkQuery {
  const pairs = (named: Readonly<Record<string, string>>) =>
    Object.entries(named)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([symbol, value]) => `${symbol}:${value}`);
  return {
    floor: assumptions.floor === NO_ASSUMPTIONS.floor ? null : assumptions.floor,
    without: [...assumptions.without].sort(),
    ceasefire: assumptions.ceasefire,
    peace: assumptions.peace,
    attack: assumptions.attack,
    lapse: [...assumptions.lapse].sort(),
    delay: pairs(assumptions.delay),
    raise: pairs(assumptions.raise),
  };
}

/** Whether anything is assumed: with nothing, what is shown is the record itself. */
export const assumesNothing = (assumptions: Assumptions): boolean =>
  Object.values(assumptionsQuery(assumptions)).every(
    (value) => !value || (typeof value === "object" && value.length === 0),
  );

const dayOrNever = z
  .union([z.iso.date(), z.literal("never")], "must be a day (2027-03-01) or never")
  .optional()
  .meta({ examples: ["2027-03-01", "never"] });
const yearNumber = z.coerce
  .number(`must be a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  .int()
  .min(FIRST_YEAR, `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  .max(LAST_YEAR, `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  .optional();
const SYMBOL = "[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}";
/** Repeated or, as in the addresses of pages, parted by commas. */
const severalOf = (each: string): RegExp => new RegExp(`^${each}(,${each})*$`);
const namedLines = (shape: RegExp, detail: string) =>
  z.array(z.string().regex(shape, detail)).max(MOST_NAMED, "may be given fifty times at most").optional();

/** The parameters of the API for the same. */
export const yearParameters = {
  from: yearNumber.meta({ description: "First year; by default that of asOf." }),
  to: yearNumber.meta({
    description: "Last year; by default nine years after the first, at most twenty-nine.",
  }),
};
export const assumptionParameters = {
  floor: z
    .enum(CONSENT_STEPS, `must be one of ${CONSENT_STEPS.join(", ")}`)
    .optional()
    .meta({ description: "Lines below this step of consent are left out." }),
  without: z
    .array(z.string().regex(severalOf("[A-Z]{2}"), "must be the code of a delegation: two capital letters"))
    .max(MOST_NAMED, "may be given fifty times at most")
    .optional()
    .meta({ description: "Delegations whose lines are left out; repeat the parameter for several." }),
  ceasefire: dayOrNever.meta({ description: "The day on which a ceasefire is taken to begin, or never." }),
  peace: dayOrNever.meta({ description: "The day of a peace agreement, or never." }),
  attack: dayOrNever.meta({ description: "The day of a renewed attack, or never." }),
  lapse: namedLines(severalOf(SYMBOL), "must be the symbol of a commitment").meta({
    description: "Lines that are left out.",
  }),
  delay: namedLines(
    severalOf(`${SYMBOL}:P(?=\\d)(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,5}D)?`),
    "must be a symbol and a length: XA-7K3Q:P12M",
  ).meta({ description: "Lines that begin later, and by how much.", examples: [["XA-7K3Q:P12M"]] }),
  raise: namedLines(
    severalOf(`${SYMBOL}:(${CONSENT_STEPS.join("|")})`),
    "must be a symbol and a step of consent: XA-7K3Q:signed",
  ).meta({ description: "Lines taken to stand at another step.", examples: [["XA-7K3Q:signed"]] }),
};

type Asked = z.output<z.ZodObject<typeof assumptionParameters>>;

/** What the API was asked to assume. */
export function assumptionsOf(asked: Asked): Assumptions {
  const each = (named: readonly string[] = []) => named.flatMap((text) => text.split(","));
  const pairs = (named?: readonly string[]) =>
    Object.fromEntries(each(named).map((text) => text.split(":") as [string, string]));
  return {
    floor: asked.floor ?? NO_ASSUMPTIONS.floor,
    without: each(asked.without).sort(),
    ceasefire: asked.ceasefire ?? null,
    peace: asked.peace ?? null,
    attack: asked.attack ?? null,
    lapse: each(asked.lapse).sort(),
    delay: pairs(asked.delay),
    raise: pairs(asked.raise) as Record<string, ConsentStep>,
  };
}
