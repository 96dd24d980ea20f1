// Connections to PostgreSQL that survive its restart. postgres.js carries patches/postgres+3.4.9.patch
// (a lost server rejects what was under way, and the connection comes back); this adds what the driver
// has no setting for: an end to waiting, and a way out for a client that no longer answers.
import postgres from "postgres";
import { Gate } from "./gate.ts";
import { connectionFailed, DatabaseBusy } from "./unavailable.ts";

export interface PoolOptions {
  /** Connections, and units of work at once. */
  max: number;
  /** How long a unit of work may wait for its turn, in milliseconds. */
  waitMs?: number;
  /** How long a unit of work may last, in milliseconds; more than any statement_timeout of the login. */
  deadlineMs?: number;
  /** Told when a unit outlived its deadline and the client was replaced. */
  onRebuild?: () => void;
}

export interface Pool {
  /**
   * Runs one unit of work (a request's statements, or one transaction) with a client. The client is
   * the same from call to call until it had to be replaced. Use no client inside another's unit.
   * `lastsMs` for a unit that may last longer than others.
   * @throws DatabaseBusy when no place was free in time, the connection failed, or time ran out;
   *   everything else as the work threw it.
   */
  use<T>(work: (client: postgres.Sql) => Promise<T>, lastsMs?: number): Promise<T>;
  /** Lets what is under way end, for at most two seconds. */
  close(): Promise<void>;
}

/** Opens a pool on a PostgreSQL URL; the first connection is made by the first use. */
export function openPool(url: string, options: PoolOptions): Pool {
  const { max, waitMs = 2_000, deadlineMs = 8_000, onRebuild } = options;
  const connect = () =>
    postgres(url, {
      max,
      connect_timeout: 5,
      // The driver's own waits up to 20 s after a longer outage; a restarted server is wanted at once.
      backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 0.5),
      onnotice: () => {},
    });
  const gate = new Gate(max, waitMs);
  let client = connect();

  // A connection that hangs cannot be told from outside, so all of them go; the work of others that is
  // under way has a second to end.
  const rebuild = (hung: postgres.Sql) => {
    if (hung !== client) return;
    client = connect();
    void hung.end({ timeout: 1 });
    onRebuild?.();
  };

  return {
    async use(work, lastsMs = deadlineMs) {
      const leave = await gate.enter(() => new DatabaseBusy("queue"));
      const mine = client;
      let timer: NodeJS.Timeout | undefined;
      const overdue = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new DatabaseBusy("overdue"));
          rebuild(mine);
        }, lastsMs);
      });
      try {
        return await Promise.race([work(mine), overdue]);
      } catch (error) {
        throw connectionFailed(error) ? new DatabaseBusy("connection", { cause: error }) : error;
      } finally {
        clearTimeout(timer);
        leave();
      }
    },
    close: () => client.end({ timeout: 2 }),
  };
}
