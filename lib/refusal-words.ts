import type { RefusalCode } from "../domain/refusal.ts";

/** The sentence for each refusal in the reader's language, ready for a client component. */
export type RefusalWords = {
  byCode: Record<RefusalCode, string>;
  /** 'Too many attempts', by the whole minutes to wait, from one. */
  throttledFor: readonly string[];
};

/** `retryAfter` in seconds. */
export function sayRefusal(words: RefusalWords, code: RefusalCode, retryAfter: number | null): string {
  if (code !== "throttled" || retryAfter === null) return words.byCode[code];
  const minutes = Math.max(1, Math.ceil(retryAfter / 60));
  return words.throttledFor[Math.min(minutes, words.throttledFor.length) - 1] ?? words.byCode[code];
}
