import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { SignInAgain } from "@/features/offers/components/sign-in-again.tsx";
import { paths } from "@/lib/paths.ts";
import { refusalWords } from "@/server/refusal-words.ts";

/** Instead of the editor, for a form of it that came after its session had ended. Reads nothing of the line. */
export async function SentSignedOut({ locale, symbol }: { locale: Locale; symbol: string }) {
  const t = await getTranslations("colleagues.again");
  return (
    <>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <SignInAgain
        locale={locale}
        symbol={symbol}
        page={paths.deskCommitment(locale, symbol)}
        words={{
          email: t("email"),
          password: t("password"),
          submit: t("submit"),
          problem: t("problem"),
          refusals: await refusalWords(locale),
        }}
      />
    </>
  );
}
