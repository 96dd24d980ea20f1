import type { FieldName } from "./field-names.ts";
import {
  type Reading,
  readCurrency,
  readDay,
  readDecimal,
  readOne,
  readText,
  readUrl,
} from "./field-values.ts";
import type { FieldFault } from "./refusal.ts";
import { normaliseText } from "./text.ts";

export type Fields = Record<FieldName, string>;
export const LINE = { max: 300, multiline: false };
export const PROSE = { max: 4000, multiline: true };

export type FieldReader = ReturnType<typeof fieldReader>;

/**
 * Reads fields one by one and keeps what is wrong with each. An empty field reads as null; one that cannot be
 * read does too, with its fault kept: whoever uses the values looks at `faults` first.
 */
export function fieldReader(fields: Fields) {
  const faults: FieldFault[] = [];
  const fault = (path: FieldName, code: string, values?: FieldFault["values"]): null => {
    faults.push(values ? { path, code, values } : { path, code });
    return null;
  };
  const typed = (name: FieldName): string => normaliseText(fields[name]).trim();
  const read = <T>(name: FieldName, reading: (text: string) => Reading<T>): T | null => {
    const text = typed(name);
    if (text === "") return null;
    const result = reading(text);
    return "fault" in result ? fault(name, result.fault, result.values) : result.value;
  };
  return {
    faults,
    fault,
    read,
    isEmpty: (name: FieldName) => typed(name) === "",
    text: (name: FieldName, limits = LINE) => read(name, (text) => readText(text, limits)),
    day: (name: FieldName) => read(name, readDay),
    decimal: (name: FieldName) => read(name, readDecimal),
    currency: (name: FieldName) => read(name, readCurrency),
    url: (name: FieldName) => read(name, readUrl),
    one: <T extends string>(name: FieldName, list: readonly T[]) => read(name, (text) => readOne(text, list)),
    /** A choice that is always made; an empty or unknown one is a fault and reads as the first of the list. */
    choice: <T extends string>(name: FieldName, list: readonly [T, ...T[]]): T => {
      if (typed(name) === "") fault(name, "choice-missing");
      return read(name, (text) => readOne(text, list)) ?? list[0];
    },
    yes: (name: FieldName): boolean => read(name, (text) => readOne(text, ["yes", "no"])) === "yes",
    /** A list with an entry on each line that is not blank. */
    lines: (name: FieldName, limits: { max: number }): string[] => {
      const whole = read(name, (text) => readText(text, { ...limits, multiline: true }));
      return whole === null
        ? []
        : whole
            .split("\n")
            .map((line) => line.trim())
            .filter(Boolean);
    },
    /** Says so where a field is filled that its choice has no use for: nothing typed is dropped unseen. */
    unused: (...names: FieldName[]): void => {
      for (const name of names) if (typed(name) !== "") fault(name, "value-unused");
    },
    /** The value, or a fault where it is missing; a value that could not be read has its fault already. */
    needed: <T>(name: FieldName, value: T | null, code = "required"): T | null => {
      if (value === null && typed(name) === "") fault(name, code);
      return value;
    },
  };
}
