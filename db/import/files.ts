import path from "node:path";
import { type Fault, pointerTo, shapeFaults } from "./faults.ts";
import { jsonFaultPlace } from "./json-place.ts";
import { forEachKind, KINDS, type Kind, type Records, SHAPES } from "./shape.ts";

export type ImportFile = { name: string; text: string };
/** A record that has its shape, and where it stands. */
export type Placed<K extends Kind> = { file: string; path: (string | number)[]; record: Records[K] };
export type Bundle = { [K in Kind]: Placed<K>[] };
/** Ids and codes of all records, of the rejected too: what names them is not wrong for that. */
export type Named = Record<Kind, Set<string>>;

/** `read` counts every record, whether rejected or not. */
export type Reading = { bundle: Bundle; named: Named; read: Record<Kind, number>; faults: Fault[] };

/** A file of records is small; what is larger is a mistake that would fill the memory. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Reads files into records. Every fault of every record is named; none stops the reading. */
export function readFiles(files: readonly ImportFile[]): Reading {
  const bundle = forEachKind(() => []) as Bundle;
  const named = forEachKind(() => new Set<string>());
  const read = forEachKind(() => 0);
  const faults: Fault[] = [];
  for (const file of files) {
    const content = parse(file);
    if ("fault" in content) faults.push(content.fault);
    else {
      for (const list of lists(file.name, content.value, faults)) {
        readList(file.name, list, bundle, faults);
        read[list.kind] += list.items.length;
        for (const item of list.items) addName(named[list.kind], item);
      }
    }
  }
  return { bundle, named, read, faults };
}

type List = { kind: Kind; path: string[]; items: unknown[] };

function parse({ name, text }: ImportFile): { value: unknown } | { fault: Fault } {
  const refuse = (reason: string) => ({ fault: { file: name, pointer: "", reason } });
  if (text.length > MOST_CHARACTERS) return refuse("is larger than 64 MB; split it");
  const json = text.replace(/^\uFEFF/, "");
  try {
    return { value: JSON.parse(json) };
  } catch {
    const place = jsonFaultPlace(json);
    if (place === null) return refuse("is no valid JSON");
    const what = place.atEnd ? "the file ends too early" : "no valid JSON from here";
    return refuse(`line ${place.line}, column ${place.column}: ${what}`);
  }
}

function isKind(name: string): name is Kind {
  return (KINDS as string[]).includes(name);
}

/** An object with a list for each kind, or one bare list whose kind the file's name tells. */
function lists(file: string, value: unknown, faults: Fault[]): List[] {
  if (Array.isArray(value)) {
    const kind = path.basename(file, path.extname(file));
    if (isKind(kind)) return [{ kind, path: [], items: value }];
    faults.push({
      file,
      pointer: "",
      reason: `is a bare list, so its name must be one of ${names()} and .json`,
    });
    return [];
  }
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    faults.push({ file, pointer: "", reason: `must be an object with any of the keys ${names()}` });
    return [];
  }
  return Object.entries(value).flatMap(([key, items]) => {
    if (isKind(key) && Array.isArray(items)) return [{ kind: key, path: [key], items }];
    const reason = isKind(key) ? "must be a list of records" : `is none of ${names()}; remove it`;
    faults.push({ file, pointer: pointerTo([key]), reason });
    return [];
  });
}

const names = () => KINDS.join(", ");

function readList(file: string, { kind, path: base, items }: List, bundle: Bundle, faults: Fault[]): void {
  const shape = SHAPES[kind];
  for (const [index, item] of items.entries()) {
    const at = [...base, index];
    const result = shape.safeParse(item);
    if (result.success) keep(bundle, kind, { file, path: at, record: result.data } as Placed<Kind>);
    else faults.push(...shapeFaults(file, at, result.error, item));
  }
}

/** `kind` and `placed` agree by construction; the compiler cannot follow a union through an index. */
function keep(bundle: Bundle, kind: Kind, placed: Placed<Kind>): void {
  (bundle[kind] as Placed<Kind>[]).push(placed);
}

function addName(names: Set<string>, item: unknown): void {
  if (typeof item !== "object" || item === null) return;
  const name = "id" in item ? item.id : "code" in item ? item.code : undefined;
  if (typeof name === "string") names.add(name);
}
