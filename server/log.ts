import { type LogLevel, logLevel } from "../env.ts";
import { sqlState } from "./refusals.ts";

/** What a line may carry: names, codes and counts. Never a body, a token, an address with a query, or text of a draft. */
export type LogFields = Record<string, string | number | boolean | null>;

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };
/** Only these say what went wrong without quoting what a person typed. */
const SAFE_MESSAGES = new Set(["TypeError", "ReferenceError", "CannotStart", "DatabaseBusy"]);

function write(level: LogLevel, event: string, fields: LogFields): void {
  if (RANK[level] < RANK[logLevel()]) return;
  const line = { at: new Date().toISOString(), level, event, ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** JSON lines on standard error, from LOG_LEVEL upwards. `event` is a fixed name such as `request.failed`. */
export const log = {
  debug: (event: string, fields: LogFields = {}) => write("debug", event, fields),
  info: (event: string, fields: LogFields = {}) => write("info", event, fields),
  warn: (event: string, fields: LogFields = {}) => write("warn", event, fields),
  error: (event: string, fields: LogFields = {}) => write("error", event, fields),
};

/**
 * An error as fields of a line: its kind, its SQLSTATE and where it came from. Messages of database and parse
 * errors quote values of rows and requests, so they are left out.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: sqlState(error),
    message: SAFE_MESSAGES.has(error.name) ? error.message : null,
    where: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(" < "),
  };
}
