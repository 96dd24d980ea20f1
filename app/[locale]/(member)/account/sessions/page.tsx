import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { endManySessions, endSession } from "@/features/session/actions.ts";
import { SessionTable } from "@/features/session/components/session-table.tsx";
import { listOwnSessions } from "@/features/session/queries.ts";
import { isLocale } from "@/server/i18n.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.sessions");
  return { title: t("title") };
}

export default async function SessionsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const rows = await listOwnSessions(actor);
  const t = await getTranslations("account.sessions");
  const words = { problem: t("problem"), faults: {}, refusals: await refusalWords(locale) };
  return (
    <>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <SessionTable
        locale={locale}
        rows={rows}
        end={(row, device) => (
          <ActionForm
            name={`end-${row.id}`}
            action={endSession}
            hidden={{ locale, session: row.id }}
            submit={t("end")}
            about={t("endOne", { device })}
            variant="secondary"
            words={words}
          />
        )}
      />
      <PageSection id="many" title={t("many")}>
        <div className="flex flex-wrap items-start gap-4">
          {rows.length > 1 ? (
            <ActionForm
              name="end-others"
              action={endManySessions}
              hidden={{ locale, which: "others" }}
              submit={t("endOthers")}
              variant="secondary"
              words={words}
            />
          ) : null}
          <div>
            <ActionForm
              name="end-all"
              action={endManySessions}
              hidden={{ locale, which: "all" }}
              submit={t("everywhere")}
              variant="danger"
              words={words}
            />
            <p className="mt-2 text-meta text-ink-2">{t("everywhereHint")}</p>
          </div>
        </div>
      </PageSection>
    </>
  );
}
