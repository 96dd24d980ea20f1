import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";

/** `codes`: every value is one of a closed list. `isList`: several values in one cell, parted by ` | `. */
export type Column = {
  name: string;
  /** Where the value stands in a row; lists on the way are walked through. */
  path: readonly string[];
  kind: "text" | "number" | "yes-no" | "day" | "instant";
  codes: readonly string[];
  isList: boolean;
  /** What an absent value is: of a count by keys it is none, of everything else 'not stated'. */
  absent: "" | "0";
};

type Node = z.core.JSONSchema.BaseSchema;
type Place = Pick<Column, "path" | "isList" | "absent">;

/**
 * The flat table of a nested shape: a column for each value at its leaves, named by the way there (`title_en`). Made from
 * the schema that answers are checked by, so that table and answer cannot differ.
 */
export function columnsOf(shape: z.ZodType): Column[] {
  const root = z.toJSONSchema(shape, { io: "output" });
  const columns = new Map<string, Column>();
  for (const column of leaves(root, root.$defs ?? {}, { path: [], isList: false, absent: "" })) {
    // Shapes of one union share a column; each adds the codes that it knows.
    const known = columns.get(column.name);
    const codes = [...new Set([...(known?.codes ?? []), ...column.codes])];
    columns.set(column.name, { ...column, isList: column.isList || (known?.isList ?? false), codes });
  }
  return [...columns.values()];
}

function leaves(given: Node, defs: Record<string, Node>, place: Place): Column[] {
  const node = given.$ref === undefined ? given : (defs[given.$ref.replace("#/$defs/", "")] ?? given);
  const variants = node.anyOf ?? node.oneOf;
  if (variants) return variants.flatMap((each) => (isNull(each) ? [] : leaves(each, defs, place)));
  if (node.items && typeof node.items === "object" && !Array.isArray(node.items)) {
    return leaves(node.items, defs, { ...place, isList: true });
  }
  const counted = recordOf(node);
  const inside = node.properties ?? counted;
  if (inside) {
    return Object.entries(inside).flatMap(([name, each]) => {
      const here: Place = { ...place, path: [...place.path, name], absent: counted ? "0" : "" };
      return typeof each === "object" ? leaves(each, defs, here) : [];
    });
  }
  const codes = node.enum ?? (node.const === undefined ? [] : [node.const]);
  return [
    {
      name: place.path.join("_"),
      ...place,
      kind: kindOf(node),
      codes: codes.filter((code) => typeof code === "string"),
    },
  ];
}

const isNull = ({ type }: Node): boolean => type === "null";

/** A record of counts over a closed list of keys has one column a key. */
function recordOf({ propertyNames, additionalProperties }: Node): Record<string, Node> | undefined {
  if (typeof propertyNames !== "object" || typeof additionalProperties !== "object") return undefined;
  if (propertyNames.enum === undefined) return undefined;
  return Object.fromEntries(propertyNames.enum.map((key) => [String(key), additionalProperties]));
}

const DECIMAL = "^\\d+(\\.\\d+)?$";

function kindOf({ type, format, pattern }: Node): Column["kind"] {
  const types = [type].flat();
  if (types.includes("integer") || types.includes("number") || pattern === DECIMAL) return "number";
  if (types.includes("boolean")) return "yes-no";
  if (format === "date") return "day";
  return format === "date-time" ? "instant" : "text";
}

/**
 * A table as CSV (RFC 4180) with the byte order mark that spreadsheets ask for. No cell begins as a formula does: such
 * text has an apostrophe before it. What is not stated is empty.
 */
export async function csvOf(columns: readonly Column[], rows: readonly unknown[]): Promise<string> {
  const parts = ["\ufeff", written([columns.map(({ name }) => name)])];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    parts.push(written(rows.slice(from, from + AT_ONCE).map((row) => columns.map(cellOf(row)))));
    // A long table must not make everybody else wait.
    await setImmediate();
  }
  return parts.join("");
}

const AT_ONCE = 1000;

const written = (cells: string[][]): string =>
  stringify(cells, {
    record_delimiter: "windows",
    quote_record_delimiter: true,
    escape_formulas: true,
  });

const cellOf =
  (row: unknown) =>
  ({ path, isList, absent }: Column): string => {
    const values = valuesAt(row, path).map(textOf);
    if (!isList) return values[0] || absent;
    return values.some((value) => value !== "")
      ? values.map((value) => value.replaceAll("|", "/")).join(" | ")
      : "";
  };

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (typeof value !== "object" || value === null) return [null];
  return valuesAt(Object.hasOwn(value, name) ? Reflect.get(value, name) : null, rest);
}

/** NUL and its like are in no text of the record, and would end a cell for some readers. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /\p{Cc}/u.test(text) ? text.replaceAll(/[\p{Cc}--[\t\n\r]]/gv, "") : text;
}
