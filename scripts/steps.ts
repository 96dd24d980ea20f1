// What a command says while it works: one line a step with its duration, one sentence on failure.
import { CannotStart } from "../env.ts";

/** Runs one step and says how long it took; `note` may add what came out of it. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  note?: (result: T) => string,
): Promise<T> {
  const since = performance.now();
  const result = await work();
  const took = performance.now() - since;
  const duration = took < 1000 ? `${Math.round(took)} ms` : `${(took / 1000).toFixed(1)} s`;
  const more = note?.(result);
  say(`${name}${more ? `: ${more}` : ""} (${duration})`);
  return result;
}

export function say(line: string): void {
  console.log(`· ${line}`);
}

/** Ends the process with the one sentence of an expected fault, or with the stack of a defect. */
export function endWith(error: unknown): never {
  if (error instanceof CannotStart) console.error(`\n${error.message}`);
  else console.error("\nA defect of Surety, not of your settings:\n", error);
  process.exit(1);
}
