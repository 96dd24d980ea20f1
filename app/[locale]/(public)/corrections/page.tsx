import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { CorrectionList } from "@/features/corrections/components/correction-list.tsx";
import { listCorrections } from "@/features/corrections/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const PAGE_SIZE = 30;
const COPIES = ["csv", "json", "atom"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("corrections");
  return metadataOf(page, { title: t("title"), path: paths.corrections, copies: COPIES });
}

export default async function CorrectionsPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("corrections");
  const common = await getTranslations("common.pager");
  const ask = (after: string | undefined) => listCorrections(publicViewer, { asOf, after, limit: PAGE_SIZE });
  const asked = page.query.text("after", 600);
  // A cursor that is none of this list's is left out like every other value that is not understood.
  const list = await ask(asked).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "malformed") return ask(undefined);
    throw error;
  });
  const here = paths.corrections(locale);
  return (
    <PublicFrame page={page} path={paths.corrections} section="corrections" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      {list.items.length > 0 ? (
        <CorrectionList page={page} entries={list.items} names={await nameDelegations()} />
      ) : (
        <NoCorrections page={page} />
      )}
      <Pager
        label={common("label")}
        previous={asked ? { href: link(here), label: common("newest") } : undefined}
        next={list.next ? { href: link(here, { after: list.next }), label: common("older") } : undefined}
      />
      <PageSection id="policy" title={t("policy.title")}>
        <div className="prose">
          <p>{t("policy.acts")}</p>
          <p>{t("policy.past")}</p>
          <p>{t("policy.sources")}</p>
          <p>
            <a href={link(paths.method(locale))}>{t("policy.method")}</a>
          </p>
        </div>
      </PageSection>
      <ViewCitation page={page} name="corrections" title={t("title")} path={here} />
    </PublicFrame>
  );
}

/** None so far, or none by that day: two different things. */
async function NoCorrections({ page }: { page: PageRequest }) {
  const t = await getTranslations("corrections.empty");
  const now = { href: paths.corrections(page.locale), label: t("now") };
  return (
    <EmptyState title={t(page.asOf.isNow ? "none" : "notThen")} links={page.asOf.isNow ? [] : [now]}>
      <p>{t("text")}</p>
    </EmptyState>
  );
}
