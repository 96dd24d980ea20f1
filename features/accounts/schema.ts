import { z } from "zod";
import { LOCALES, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { cleanText } from "@/lib/text.ts";

const locale = z.enum(LOCALES);
const accountId = z.uuid("malformed");
const role = z.enum(MEMBER_ROLES, { error: "role-missing" });
const delegation = z
  .union([z.literal(""), z.string().regex(/^[A-Z]{2}$/, "delegation-missing")])
  .default("")
  .transform((code) => code || null);

/** Drafters and heads act for one delegation, the others for none. */
function fits(of: { role: string; delegation: string | null }, context: z.RefinementCtx): void {
  const acts = of.role === "drafter" || of.role === "head";
  if (acts === (of.delegation !== null)) return;
  const message = acts ? "delegation-missing" : "delegation-surplus";
  context.addIssue({ code: "custom", path: ["delegation"], message });
}

export const invitationForm = z
  .object({
    locale,
    email: cleanText({ max: 254, multiline: false }).pipe(
      z.string().regex(/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]+$/, "email"),
    ),
    name: cleanText({ max: 200, multiline: false }).pipe(z.string().min(1, "name-missing")),
    role,
    delegation,
  })
  .superRefine(fits);
export type InvitationInput = z.infer<typeof invitationForm>;

export const onInvitation = z.object({ locale, invitation: z.uuid("malformed") });

export const disableForm = z.object({
  locale,
  account: accountId,
  reason: cleanText({ max: 500 }).pipe(z.string().min(1, "reason-missing")),
});
export const enableForm = z.object({ locale, account: accountId });
export const assignForm = z.object({ locale, account: accountId, role, delegation }).superRefine(fits);

/** The filters of the list. A bad value counts as none; the page says which. */
export const STATUSES = ["active", "disabled"] as const;
export type AccountFilter = {
  delegation: string | null;
  role: (typeof MEMBER_ROLES)[number] | null;
  status: (typeof STATUSES)[number] | null;
  q: string;
};
