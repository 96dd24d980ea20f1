import { Refusal, type RefusalCode } from "../domain/refusal.ts";

/** The one table from a refusal to a status (RFC 9110, RFC 6585). */
export const STATUS: Record<RefusalCode, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  out_of_date: 412,
  conflict: 409,
  invalid: 422,
  two_persons: 409,
  embargoed: 409,
  reauthenticate: 401,
  wrong_password: 401,
  throttled: 429,
  last_administrator: 409,
  nothing_to_do: 409,
  too_large: 413,
  unsupported: 415,
  busy: 503,
  precondition_required: 428,
};

/** Refusals that the database itself raises, by SQLSTATE; anything else stays a defect. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.name === "DatabaseBusy") return new Refusal("busy", { retryAfter: 2 });
  const code = sqlState(error);
  if (code === "SU001") return new Refusal("last_administrator");
  if (code === "42501") return new Refusal("not_found");
  if (code === "40001" || code === "40P01" || code === "55P03" || code === "57014") {
    return new Refusal("busy", { retryAfter: 1 });
  }
  return null;
}

/** The SQLSTATE of a database error, also where drizzle has wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}
