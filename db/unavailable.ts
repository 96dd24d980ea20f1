// When the database cannot serve a request now, though nothing is wrong with the request.

/** Why: no connection became free, the connection was lost, or the work outlived its deadline. */
export type BusyReason = "queue" | "connection" | "overdue";

/**
 * To be answered with 503 and Retry-After. With `connection` or `overdue` it is not known whether a
 * commit under way took effect: a repeated write must be safe to repeat.
 */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
  readonly reason: BusyReason;

  constructor(reason: BusyReason, options?: ErrorOptions) {
    super(MESSAGES[reason], options);
    this.reason = reason;
  }
}

const MESSAGES: Record<BusyReason, string> = {
  queue: "No database connection became free in time.",
  connection: "The connection to the database was lost or could not be made.",
  overdue: "The database did not answer in time.",
};

// The driver's own codes, the system's, and SQLSTATE: class 08 (connection exception), 57P01 to 57P03
// (shutdown, crash, starting up), 57P05 and 25P03 (idle timeouts), 53300 (too many connections).
const LOST =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|EAI_AGAIN|08...|57P0[1235]|25P03|53300)$/;

/** Whether an error, also one that drizzle has wrapped, means that the connection failed. */
export function connectionFailed(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") return LOST.test(at.code);
  }
  return false;
}
