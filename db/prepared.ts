// The query builder sends every statement so that the server parses and plans it anew, which costs more than most
// of our reads do themselves. Here they are prepared instead: parsed once a connection, and sent in one step.
import type postgres from "postgres";

/** Each costs the server some memory on each connection. The register itself has fewer than this. */
const MOST_STATEMENTS = 250;
/** Filters can be combined without end; only what comes back is worth preparing. */
const SEEN_BEFORE = 2;
const MOST_CANDIDATES = 2_000;

/** Decides by text; never more than `most` of them, so that no reader can fill the server's memory. */
export function worthPreparing(most = MOST_STATEMENTS): (text: string) => boolean {
  const chosen = new Set<string>();
  const seen = new Map<string, number>();
  return (text) => {
    if (chosen.has(text)) return true;
    if (chosen.size >= most) return false;
    const times = seen.get(text) ?? 0;
    if (times < SEEN_BEFORE) {
      if (seen.size >= MOST_CANDIDATES) seen.clear();
      seen.set(text, times + 1);
      return false;
    }
    seen.delete(text);
    chosen.add(text);
    return true;
  };
}

const isWorth = worthPreparing();
type Unsafe = postgres.TransactionSql["unsafe"];

/** The same client, and its transactions, with statements prepared unless the address of the database says `prepare=false`. */
export function preparing<T extends postgres.Sql>(client: T): T {
  const begin = (...given: unknown[]) => {
    const work = given.pop();
    if (typeof work !== "function") throw new TypeError("a transaction needs its work");
    return Reflect.apply(client.begin, client, [
      ...given,
      (tx: postgres.TransactionSql) =>
        work(
          new Proxy(tx, { get: (own, name) => (name === "unsafe" ? unsafeOf(own) : Reflect.get(own, name)) }),
        ),
    ]);
  };
  return new Proxy(client, {
    get: (own, name) => {
      if (name === "unsafe") return unsafeOf(own);
      return name === "begin" ? begin : Reflect.get(own, name);
    },
  });
}

function unsafeOf(sql: Pick<postgres.TransactionSql, "unsafe">): Unsafe {
  // `simple` is the driver's own, though its types do not name it: without it, what has no parameters is never prepared.
  const prepared = { prepare: true, simple: false };
  return (text, parameters, options) =>
    sql.unsafe(text, parameters, isWorth(text) ? { ...options, ...prepared } : options);
}
