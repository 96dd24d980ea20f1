import { cookies } from "next/headers";
import { z } from "zod";
import { cookieOptions } from "./session-cookie.ts";

/** Carries what was typed and why it was refused over the redirect back to the form; never in an address. */
export const NOTE_COOKIE = "surety.note";
const SECONDS = 120;

const note = z.object({
  email: z.string().max(320),
  code: z.enum(["no-match", "throttled", "busy", "expired", "welcome"]),
  /** Seconds to wait, where waiting helps. */
  retryAfter: z.number().int().nonnegative().nullable(),
});
export type SignInNote = z.infer<typeof note>;

/** As the value of a Set-Cookie; no note takes it away. */
export const noteCookie = (said: SignInNote | null) => ({
  name: NOTE_COOKIE,
  value: said ? Buffer.from(JSON.stringify(said)).toString("base64url") : "",
  ...cookieOptions(),
  maxAge: said ? SECONDS : 0,
});

/** The note that this request brings; whatever is not one counts as none. */
export async function signInNote(): Promise<SignInNote | null> {
  const value = (await cookies()).get(NOTE_COOKIE)?.value;
  if (!value) return null;
  try {
    return note.parse(JSON.parse(Buffer.from(value, "base64url").toString()));
  } catch {
    return null;
  }
}
