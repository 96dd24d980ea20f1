import { z } from "zod";
import type { Page } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";

/** Where a list goes on: the sort key of the last entry given, opaque to whoever hands it back. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/**
 * The sort key behind a cursor.
 * @throws Refusal `malformed` when it is none of this list's.
 */
export function decodeCursor<T>(text: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) throw notOfThisList();
  return parsed.data;
}

/** A page of a list that is short enough to be in memory. `keyOf` names an entry within it. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Page<T> {
  const [key] = cursor === undefined ? [] : decodeCursor(cursor, z.tuple([z.string()]));
  const from = key === undefined ? 0 : items.findIndex((item) => keyOf(item) === key) + 1;
  if (key !== undefined && from === 0) throw notOfThisList();
  const page = items.slice(from, from + limit);
  const last = page.at(-1);
  const hasMore = last !== undefined && from + limit < items.length;
  return { items: page, next: hasMore ? encodeCursor([keyOf(last)]) : null };
}

const notOfThisList = () => new Refusal("malformed", { faults: [{ path: "cursor", code: "cursor" }] });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
