// Exact decimal numbers, as a whole number and how many of its digits stand behind the point.

export type Exact = { digits: bigint; places: number };

export const ZERO: Exact = { digits: 0n, places: 0 };

export function exact(text: string): Exact {
  const [whole = "", fraction = ""] = text.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

function aligned(a: Exact, b: Exact): { a: bigint; b: bigint; places: number } {
  const places = Math.max(a.places, b.places);
  const of = ({ digits, places: own }: Exact) => digits * 10n ** BigInt(places - own);
  return { a: of(a), b: of(b), places };
}
export function plus(one: Exact, other: Exact): Exact {
  const { a, b, places } = aligned(one, other);
  return { digits: a + b, places };
}
export const times = (a: Exact, b: Exact): Exact => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
});
export function isAtLeast(one: Exact, other: Exact): boolean {
  const { a, b } = aligned(one, other);
  return a >= b;
}
export const larger = (a: Exact, b: Exact): Exact => (isAtLeast(a, b) ? a : b);

/** One through another, rounded half up to four decimals. */
export function quotient(one: Exact, other: Exact): number {
  const { a, b } = aligned(one, other);
  return Number((a * 20_000n + b) / (2n * b)) / 10_000;
}

/** Without zeros that say nothing. */
export function asText({ digits, places }: Exact): string {
  const text = digits.toString().padStart(places + 1, "0");
  const [whole, fraction] = [text.slice(0, text.length - places), text.slice(text.length - places)];
  const significant = fraction.replace(/0+$/, "");
  return significant === "" ? whole : `${whole}.${significant}`;
}
