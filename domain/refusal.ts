/** Every expected 'no'. The words that people read are in messages/; the status of each is in server/refusals.ts. */
export const REFUSAL_CODES = [
  "malformed",
  "unauthenticated",
  "forbidden",
  "not_found",
  "out_of_date",
  "conflict",
  "invalid",
  "two_persons",
  "embargoed",
  "reauthenticate",
  "wrong_password",
  "throttled",
  "last_administrator",
  "nothing_to_do",
  "too_large",
  "unsupported",
  "busy",
  "precondition_required",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** `path` names the field (`amount_value`, `items/3/title`); `code` is a key of the messages namespace `faults`. */
export type FieldFault = { path: string; code: string; values?: Record<string, string | number> };

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly faults: readonly FieldFault[];
  /** Seconds after which a retry makes sense; only for `throttled` and `busy`. */
  readonly retryAfter: number | null;

  constructor(code: RefusalCode, more: { faults?: readonly FieldFault[]; retryAfter?: number } = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.faults = more.faults ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}
