/**
 * What the audit log can say. A new action cannot be written without a row here, and `details` is typed for
 * each. No password, token or text of a draft is ever in it.
 */
type Details = {
  "session.opened": { network: string };
  "session.refused": { network: string };
  "session.closed": { because: string };
  "session.reauthenticated": Record<string, never>;
  "account.invited": { role: string; delegation: string | null };
  "account.invitation_revoked": Record<string, never>;
  "account.accepted": { role: string; delegation: string | null };
  "account.created": { role: string; delegation: string | null; by: "command" | "evaluation" };
  "account.disabled": { reason: string };
  "account.enabled": Record<string, never>;
  "account.assigned": { role: string; delegation: string | null };
  "offer.drafted": { line: string };
  "offer.submitted": { lines: number };
  "offer.taken_back": Record<string, never>;
  "offer.returned": Record<string, never>;
  "offer.line_removed": { line: string };
  "offer.commented": { line: string; field: string };
  "offer.comments_resolved": { line: string; field: string };
  "record.imported": Record<"categories" | "delegations" | "commitments" | "requirements" | "events", number>;
  /** `act`: its symbol, or its id where it is under embargo until `releasedAt`. */
  "offer.communicated": { act: string; audience: string; lines: number; releasedAt?: string };
  "offer.called_off": { act: string; lines: number };
  "finding.answered": { act: string; finding: string; audience: string };
  /** Which finding is not said here: its id names lines that whoever reads this log may not know of. */
  "divergence.accepted": { audience: string; until: string };
  "divergence.ended": Record<string, never>;
  "deputy.appointed": { account: string; from: string; until: string; exclusive: boolean };
  "deputy.ended": { account: string; because: "ended" | "given back" };
};
export type AuditAction = keyof Details;

/** `delegation` is set for what happens inside a delegation's room: only its heads, and the person, read those rows. */
export type AuditEntry = {
  [A in AuditAction]: { action: A; subject: string | null; delegation: string | null; details: Details[A] };
}[AuditAction];
