import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import { VersionDifference } from "@/features/commitments/components/version-difference.tsx";
import { listVersions } from "@/features/commitments/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";
import { UnknownVersion } from "../../unknown-version.tsx";

type Props = PageProps<{ symbol: string; range: string }>;

const versionsOf = cache((symbol: string, asOf: AsOf) => listVersions(publicViewer, symbol, asOf));

/** `2..3`: both versions must be known at the moment in view. */
const load = async (props: Props) => {
  const page = await readPage(props);
  const { symbol, range } = await props.params;
  const [, a, b] = /^(\d{1,6})\.\.(\d{1,6})$/.exec(decodeURIComponent(range)) ?? [];
  const versions = await versionsOf(symbol, page.asOf);
  if (versions.length === 0) return null;
  const before = versions.find(({ version }) => `${version}` === a);
  const after = versions.find(({ version }) => `${version}` === b);
  return { page, versions, symbol, pair: before && after ? { before, after } : null };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found?.pair) return absentMetadata();
  const { page, symbol } = found;
  const { before, after } = found.pair;
  const t = await getTranslations("commitments");
  return metadataOf(page, {
    title: `${t("diff.title", { symbol, a: before.version, b: after.version })} · ${t("title")}`,
    path: (locale) => paths.difference(locale, symbol, before.version, after.version),
  });
}

export default async function Page(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, symbol, versions } = found;
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  if (!found.pair) {
    return <UnknownVersion page={page} symbol={symbol} versions={versions} categories={categories} />;
  }
  const { before, after } = found.pair;
  const { locale, link } = page;
  const t = await getTranslations("commitments");
  const common = await getTranslations("common.nav");
  const title = inLanguage(after.terms.title, locale);
  return (
    <PublicFrame
      page={page}
      path={(each) => paths.difference(each, symbol, before.version, after.version)}
      section="commitments"
    >
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[
          { href: link(paths.commitments(locale)), label: t("title") },
          { href: link(paths.commitment(locale, symbol)), label: symbol },
        ]}
        current={t("diff.trail", { a: before.version, b: after.version })}
      />
      <DocumentHeading
        title={t("diff.title", { symbol, a: before.version, b: after.version })}
        above={
          <FlaggedName
            code={after.delegation}
            name={names.get(after.delegation)?.[locale] ?? after.delegation}
            href={link(paths.delegation(locale, after.delegation))}
          />
        }
        lead={<p lang={title.lang === locale ? undefined : title.lang}>{title.text}</p>}
      />
      <VersionDifference page={page} before={before} after={after} categories={categories} />
    </PublicFrame>
  );
}
