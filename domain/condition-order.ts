import type { Condition } from "./commitment.ts";
import { type AssumedEvent, assumedEvent } from "./event-names.ts";

/** 'Before the ceasefire', 'prior to a peace agreement': up to the next stop. 'Not before the ceasefire' means after it. */
const BEFORE = /(?<!\bnot )\b(?:before|prior to)\b([^.,;:]*)/gi;

/** Whether a line is to come before the event that its condition names, and so does not wait for it. */
export function comesBefore({ text, event }: Condition): boolean {
  const named: AssumedEvent | null = event === null ? null : assumedEvent(event);
  if (named === null) return false;
  return Array.from(text.matchAll(BEFORE)).some(([, words = ""]) => assumedEvent(words) === named);
}
