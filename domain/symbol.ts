/** Crockford's base 32: no I, L, O or U, so that a symbol can be said aloud and written down. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `prefix` and four characters from four random bytes, e.g. `GB-7K3Q`. Drawn, not counted: a gap tells nothing. */
export function drawSymbol(prefix: string, random: Uint8Array): string {
  const characters = Array.from(random.subarray(0, 4), (byte) => ALPHABET.charAt(byte % 32));
  return `${prefix}-${characters.join("")}`;
}

export const isEventSymbol = (value: string): boolean => /^E-[0-9A-HJKMNP-TV-Z]{4}$/.test(value);

export const isCommitmentSymbol = (value: string): boolean => /^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$/.test(value);

/** A requirement bears its delegation's code, as a commitment does; no symbol names both. */
export const isRequirementSymbol = (value: string): boolean => isCommitmentSymbol(value);

const ACT = /^(?:P|N|[BD]-[A-Z]{2})\/\d{4}\/\d{1,9}(?:\/Corr\.\d{1,9})*$/;
/** `P/2026/14`; a correction is numbered under what it corrects: `P/2026/14/Corr.1`. */
export const isActSymbol = (value: string): boolean => ACT.test(value);

/** `P/2026/14/Corr.1` is `P-2026-14-Corr-1` in addresses. */
export const actAddress = (symbol: string): string => symbol.replaceAll(/[/.]/g, "-");
export const actFromAddress = (address: string): string | null => {
  const match = /^(P|N|[BD]-[A-Z]{2})-(\d{4})-(\d{1,9})((?:-Corr-\d{1,9})*)$/.exec(address);
  if (!match) return null;
  const corrections = (match[4] ?? "").replaceAll("-Corr-", "/Corr.");
  return `${match[1]}/${match[2]}/${match[3]}${corrections}`;
};
