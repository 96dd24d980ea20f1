// How a long-running command ends: in reverse order of what it started, on a signal, when the
// bootstrap above it dies, or on a fault.
import { endWith, say } from "./steps.ts";

const LONGEST_END_MS = 40_000;

export interface Ending {
  /** Registers what to undo at the end; the last one registered is undone first. */
  atEnd(undo: () => Promise<void> | void): void;
  /** Ends because of a fault: undoes everything, says why, exit code 1. */
  fail(error: unknown): Promise<never>;
}

/** Listens for the end from now on. Further signals while ending change nothing: npm passes Ctrl-C on twice. */
export function endOnSignal(): Ending {
  const undos: (() => Promise<void> | void)[] = [];
  let ending = false;
  const undoAll = async () => {
    ending = true;
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
  };
  const end = async () => {
    if (ending) return;
    say("Stopping …");
    await undoAll().catch(endWith);
    say("Stopped.");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
  // A closed log pipe (`npm start | head`) must not take the server down.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return {
    atEnd: (undo) => {
      undos.push(undo);
    },
    async fail(error) {
      await undoAll().catch((second: unknown) => console.error(second));
      return endWith(error);
    },
  };
}
