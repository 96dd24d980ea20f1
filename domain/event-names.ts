/** The three events whose days a scenario assumes, by their codes in TRIGGERS. */
export const ASSUMED_EVENTS = ["ceasefire", "peace-agreement", "renewed-attack"] as const;
export type AssumedEvent = (typeof ASSUMED_EVENTS)[number];

/** Small on purpose: a name that none of these is in, or of more than one event, is not understood, and said so. */
const NAMES: Record<AssumedEvent, readonly string[]> = {
  ceasefire: ["ceasefire", "cease fire"],
  "peace-agreement": ["peace agreement"],
  "renewed-attack": ["renewed attack", "new attack"],
};

/** Which of the three events a text names by code or in words; null where it names none of them, or more than one. */
export function assumedEvent(text: string): AssumedEvent | null {
  const code = ASSUMED_EVENTS.find((event) => event === text);
  if (code !== undefined) return code;
  const plain = text.toLowerCase().replaceAll(/[\s-]+/g, " ");
  const named = ASSUMED_EVENTS.filter((event) => NAMES[event].some((name) => plain.includes(name)));
  return named.length === 1 ? (named[0] ?? null) : null;
}
