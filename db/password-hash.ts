// Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
import { hash, type Options, verify } from "@node-rs/argon2";
import { normalPassword } from "../domain/password.ts";
import { Gate } from "./gate.ts";
import { DatabaseBusy } from "./unavailable.ts";

// `algorithm` is left out: the library's default is Argon2id, and its enum is not there at run time.
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Each takes a thread and 19 MiB: more at once than threads would only fill the memory.
const gate = new Gate(4, 4_000);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const leave = await gate.enter(() => new DatabaseBusy("queue"));
  try {
    return await work();
  } finally {
    leave();
  }
}

/** The text to keep instead of a password. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normalPassword(password), COST));

let standIn: Promise<string> | undefined;

/**
 * Whether a password is the one behind `kept`. Without one (no such account, or disabled) it takes just as
 * long and says no.
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword("a password that nobody has");
  const against = kept ?? (await standIn);
  // Longer than any that was accepted: cut off, so that nobody buys a long hash with a long text.
  const right = await inTurn(() => verify(against, normalPassword(password.slice(0, 512))));
  return right && kept !== null;
}
