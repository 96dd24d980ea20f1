import { hasFlag } from "country-flag-icons";

/**
 * Whether marks/flags.svg has a drawing for a code. `XA` to `XZ` are user-assigned in ISO 3166-1 (the package draws
 * contested territories there), so that they get the neutral tile; only `XK` is in general use.
 */
export const isDrawn = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && (!code.startsWith("X") || code === "XK") && hasFlag(code);
