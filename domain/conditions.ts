import type { Condition } from "./commitment.ts";
import { isCommitmentSymbol } from "./symbol.ts";

const EVENT = /\s*\[event: ?([^[\]]+)\]\s*$/i;
const COMMITMENT = /\s*\[commitment: ?([A-Z]{2}-[0-9A-Z]{4})\]\s*$/i;

/** One condition on one line, what it links to at its end: `A ceasefire holds. [event: ceasefire]`. */
export function conditionLine({ text, event, commitment }: Condition): string {
  const links = [event && `[event: ${event}]`, commitment && `[commitment: ${commitment}]`];
  return [text.replaceAll(/\s*\n\s*/g, " "), ...links.filter(Boolean)].join(" ");
}

/** The condition of a line; brackets that name no commitment stay part of the text. */
export function conditionOf(line: string): Condition {
  const symbol = COMMITMENT.exec(line)?.[1]?.toUpperCase() ?? null;
  const commitment = symbol !== null && isCommitmentSymbol(symbol) ? symbol : null;
  const unlinked = commitment === null ? line : line.replace(COMMITMENT, "");
  const event = EVENT.exec(unlinked)?.[1]?.trim() ?? null;
  const text = event === null ? unlinked : unlinked.replace(EVENT, "");
  return { text: text.trim() || line, event, commitment };
}
