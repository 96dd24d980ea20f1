import { z } from "zod";
import { LOCALES } from "@/domain/vocabulary.ts";
import { cleanText } from "@/lib/text.ts";
import { saveInput } from "../offers/schema.ts";

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

/** The editor's form once more, with who sends it: its session had ended when it came. */
export const signInAgainForm = z
  .looseObject({ email: z.string().max(320), password: z.string().min(1, "password-missing").max(1_000) })
  .transform(({ email, password, ...form }, context) => {
    const parsed = saveInput.safeParse(form);
    if (parsed.success) return { email, password, save: parsed.data };
    for (const { message, path } of parsed.error.issues) {
      context.addIssue({ code: "custom", message, path: [...path] });
    }
    return z.NEVER;
  });
