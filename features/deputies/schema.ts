import { z } from "zod";
import { timeInKyiv } from "../../domain/kyiv-time.ts";
import type { Instant } from "../../domain/records.ts";
import { LOCALES } from "../../domain/vocabulary.ts";

const locale = z.enum(LOCALES);
const password = z.string().min(1, "password-missing").max(1000, "too-long");

/** As the clock in Kyiv shows it; null where nothing was typed. */
const kyivTime = z.string().transform((text, context): Instant | null => {
  if (text.trim() === "") return null;
  const typed = timeInKyiv(text);
  if ("instant" in typed) return typed.instant;
  context.addIssue({ code: "custom", message: typed.code });
  return z.NEVER;
});

export const appointInput = z.strictObject({
  locale,
  colleague: z.uuid("colleague-missing"),
  from: kyivTime,
  until: kyivTime.transform((instant, context): Instant => {
    if (instant !== null) return instant;
    context.addIssue({ code: "custom", message: "time-missing" });
    return z.NEVER;
  }),
  kind: z.enum(["shared", "exclusive"], "choice-missing"),
  password,
});
export const endInput = z.strictObject({ locale, deputy: z.uuid("malformed") });
