/** An exact decimal number: `digits` / 10^`scale`. Money and quantities are never floats. */
export type Decimal = { digits: bigint; scale: number };

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const ONE: Decimal = { digits: 1n, scale: 0 };

/** Reads `12`, `0.25`; null where the text is no plain decimal. */
export function readExact(text: string): Decimal | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? "";
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/** The digits of the same number at a scale that is not smaller than its own. */
export const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint =>
  scale === wanted || digits === 0n ? digits : digits * 10n ** BigInt(wanted - scale);

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

export const whole = (count: number): Decimal => ({ digits: BigInt(count), scale: 0 });

/** `-0.5`, `12`: no trailing zeros after the point, and no point without digits after it. */
export function writeExact({ digits, scale }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const fraction = size.slice(size.length - scale).replace(/0+$/, "");
  const point = scale === 0 || fraction === "" ? "" : `.${fraction}`;
  return `${digits < 0n ? "-" : ""}${size.slice(0, size.length - scale)}${point}`;
}

/** `part` / `all` of two numbers of one scale, neither below zero, rounded half up to four decimals. */
export const ratio = (part: bigint, all: bigint): number =>
  Number((part * 20_000n + all) / (2n * all)) / 10_000;

/** How much more `after` is than `before`, both as `writeExact` writes them: `-0.5`. */
export function changeOf(before: string, after: string): string {
  const [old, now] = [readExact(before), readExact(after)];
  if (old === null || now === null) throw new Error(`${old === null ? before : after} is no decimal number`);
  const scale = Math.max(old.scale, now.scale);
  return writeExact({ digits: digitsAt(now, scale) - digitsAt(old, scale), scale });
}
