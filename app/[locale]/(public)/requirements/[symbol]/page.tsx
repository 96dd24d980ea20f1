import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PageSection } from "@/components/page-section.tsx";
import { StageCounts } from "@/components/stage-counts.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import type { CategoryRecord, RequirementRecord } from "@/domain/records.ts";
import { STAGES } from "@/domain/vocabulary.ts";
import { Citation } from "@/features/citation/components/citation.tsx";
import { citeVersion, momentIn } from "@/features/citation/schema.ts";
import { listCommitments } from "@/features/commitments/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { RequirementDocument } from "@/features/requirements/components/requirement-document.tsx";
import { getRequirement, listRequirementVersions } from "@/features/requirements/queries.ts";
import { formatNumber, inLanguage } from "@/lib/format.ts";
import { paths, withQuery } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

type Props = PageProps<{ symbol: string }>;

const requirementAt = cache((symbol: string, asOf: AsOf) => getRequirement(publicViewer, symbol, asOf));

async function load(props: Props) {
  const page = await readPage(props);
  const { symbol } = await props.params;
  const record = await requirementAt(symbol, page.asOf);
  return record && { page, record };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, record } = found;
  return metadataOf(page, {
    title: `${record.symbol} · ${inLanguage(record.terms.title, page.locale).text}`,
    path: (locale) => paths.requirement(locale, record.symbol),
  });
}

export default async function RequirementPage(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, record } = found;
  const [versions, names, categories] = await Promise.all([
    listRequirementVersions(publicViewer, record.symbol, page.asOf),
    nameDelegations(),
    listCategories(),
  ]);
  const category = categories.find(({ code }) => code === record.terms.category);
  const delegation = names.get(record.delegation)?.[page.locale] ?? record.delegation;
  const here = paths.requirement(page.locale, record.symbol);
  // Versions of a requirement have no address of their own: the moment in view names the one that is shown.
  const path = withQuery(here, { asOf: momentIn(page.asOf) });
  const cited = await citeVersion(page, {
    ...record,
    title: record.terms.title,
    delegation,
    path,
    page: page.link(here),
  });
  const t = await getTranslations("requirements.section");
  return (
    <PublicFrame
      page={page}
      path={(locale) => paths.requirement(locale, record.symbol)}
      section="requirements"
      copies={["csv", "json"]}
    >
      <RequirementDocument
        page={page}
        record={record}
        versions={versions}
        delegation={delegation}
        category={category}
        citation={<Citation cited={cited} />}
        answers={
          <PageSection id="answers" title={t("answers")}>
            <SameCategory page={page} record={record} category={category} />
          </PageSection>
        }
      />
    </PublicFrame>
  );
}

type CategoryProps = { page: PageRequest; record: RequirementRecord; category: CategoryRecord | undefined };

/** How many commitments are filed under the same heading, and that this is no answer yet. */
async function SameCategory({ page: { locale, link, asOf }, record, category }: CategoryProps) {
  const t = await getTranslations("requirements.answers");
  const terms = await getTranslations("terms.stage");
  const filter = { category: [record.terms.category] };
  const { total, facets } = await listCommitments(publicViewer, { asOf, filter, limit: 1 });
  const name = category?.name[locale] ?? record.terms.category;
  const counts = STAGES.filter((stage) => facets.stage[stage]).map((stage) => {
    const count = facets.stage[stage] ?? 0;
    return {
      stage,
      label: terms(stage),
      count,
      countLabel: `${terms(stage)} ${formatNumber(count, locale)}`,
    };
  });
  return (
    <div className="grid max-w-prose gap-3">
      <p>{t("found", { count: total, category: name })}</p>
      {counts.length > 0 ? <StageCounts label={t("counts")} counts={counts} /> : null}
      <p className="text-ink-2">{t("caveat")}</p>
      {total > 0 ? (
        <p>
          <a href={link(paths.commitments(locale), filter)}>{t("link")}</a>
        </p>
      ) : null}
    </div>
  );
}
