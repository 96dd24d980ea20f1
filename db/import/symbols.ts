import { createHash } from "node:crypto";
import { drawSymbol } from "../../domain/symbol.ts";

/**
 * A free symbol for an imported record, drawn from the hash of its id instead of from chance: two
 * installations that import the same file cite the same line by the same symbol. Adds it to `taken`.
 */
export function assignSymbol(prefix: string, id: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const symbol = drawSymbol(prefix, createHash("sha256").update(`${prefix} ${id} ${attempt}`).digest());
    if (taken.has(symbol)) continue;
    taken.add(symbol);
    return symbol;
  }
}
