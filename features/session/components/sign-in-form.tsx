import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { ErrorSummary } from "@/components/error-summary.tsx";
import { TextField } from "@/components/field.tsx";
import { Notice } from "@/components/notice.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { sayRefusal } from "@/lib/refusal-words.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import type { SignInNote } from "@/server/sign-in-note.ts";

type Props = { locale: Locale; csrfToken: string; next: string; note: SignInNote | null };

/** A plain form to next-auth, which works without any script. */
export async function SignInForm({ locale, csrfToken, next, note }: Props) {
  const t = await getTranslations({ locale, namespace: "session.signIn" });
  return (
    <form method="post" action="/api/auth/callback/credentials" className="max-w-prose">
      {note ? <Said note={note} locale={locale} /> : null}
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <TextField
        id="email"
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        defaultValue={note?.email}
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        required
      />
      <Button>{t("submit")}</Button>
    </form>
  );
}

async function Said({ note, locale }: { note: SignInNote; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "session.signIn" });
  if (note.code === "welcome") {
    return (
      <Notice tone="ok" title={t("welcomeTitle")}>
        <p>{t("welcome")}</p>
      </Notice>
    );
  }
  const message = {
    "no-match": { fieldId: "email", message: t("noMatch") },
    expired: { fieldId: "password", message: t("expired") },
    busy: { fieldId: "password", message: t("busy") },
    throttled: {
      fieldId: "password",
      message: sayRefusal(await refusalWords(locale), "throttled", note.retryAfter),
    },
  }[note.code];
  return <ErrorSummary title={t("problem")} faults={[message]} />;
}
