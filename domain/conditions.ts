import type { Condition } from "./commitment.ts";

/** One condition on one line, what it links to at its end: `A ceasefire holds. [event: ceasefire]`. */
export function conditionLine({ text, event, commitment }: Condition): string {
  const links = [event && `[event: ${event}]`, commitment && `[commitment: ${commitment}]`];
  return [text.replaceAll(/\s*\n\s*/g, " "), ...links.filter(Boolean)].join(" ");
}
