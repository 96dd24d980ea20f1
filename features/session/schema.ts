import { z } from "zod";
import { LOCALES } from "@/domain/vocabulary.ts";
import { cleanText } from "@/lib/text.ts";

const locale = z.enum(LOCALES);

/** 256 random bits in base64url, as in the link. */
export const invitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "invitation-gone");

export const signOutForm = z.object({ locale });
export const endSessionForm = z.object({ locale, session: z.uuid("malformed") });
export const endOthersForm = z.object({ locale, which: z.enum(["others", "all"]) });

export const acceptanceForm = z.object({
  locale,
  token: invitationToken,
  name: cleanText({ max: 200, multiline: false }).pipe(z.string().min(1, "name-missing")),
  // What makes a password good depends on its owner too: judged where the invitation is known.
  password: z.string().max(1_000, "password-long"),
});
export type Acceptance = z.infer<typeof acceptanceForm>;
