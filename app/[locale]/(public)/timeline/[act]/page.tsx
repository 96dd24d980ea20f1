import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import { actAddress, actFromAddress } from "@/domain/symbol.ts";
import { Citation } from "@/features/citation/components/citation.tsx";
import { citeAct } from "@/features/citation/schema.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { ActRecord } from "@/features/timeline/components/act-record.tsx";
import { getAct } from "@/features/timeline/queries.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

type Props = PageProps<{ act: string }>;

const actAt = cache((symbol: string, asOf: AsOf) => getAct(publicViewer, symbol, asOf));

async function load(props: Props) {
  const page = await readPage(props);
  const symbol = actFromAddress((await props.params).act);
  const act = symbol === null ? null : await actAt(symbol, page.asOf);
  if (!act) return null;
  const names = await nameDelegations();
  return { page, act, delegation: names.get(act.delegation)?.[page.locale] ?? act.delegation };
}

const titleOf = (attribution: string) => (attribution === "own" ? "record.title" : "record.reportTitle");

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, act, delegation } = found;
  const t = await getTranslations("timeline");
  const title = `${t(titleOf(act.attribution), { symbol: act.symbol })}, ${delegation} · ${t("title")}`;
  return metadataOf(page, { title, path: (locale) => paths.act(locale, actAddress(act.symbol)) });
}

export default async function ActPage(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, act, delegation } = found;
  const { locale, link } = page;
  const t = await getTranslations("timeline");
  const common = await getTranslations("common.nav");
  const kinds = await getTranslations("terms.actKind");
  const cited = await citeAct(page, {
    ...act,
    title: kinds(act.kind),
    delegation,
    path: paths.act(locale, actAddress(act.symbol)),
  });
  return (
    <PublicFrame page={page} path={(each) => paths.act(each, actAddress(act.symbol))} section="timeline">
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: link(paths.timeline(locale)), label: t("title") }]}
        current={act.symbol}
      />
      <DocumentHeading
        title={t(titleOf(act.attribution), { symbol: act.symbol })}
        above={
          <span className="flex flex-wrap items-center gap-x-3">
            <FlaggedName
              code={act.delegation}
              name={delegation}
              href={link(paths.delegation(locale, act.delegation))}
            />
            <time dateTime={act.on}>{formatDay(act.on, locale)}</time>
          </span>
        }
        lead={<p>{t(act.attribution === "own" ? "record.own" : "record.reported")}</p>}
      />
      <ActRecord page={page} act={act} delegation={delegation} />
      <Citation cited={cited} />
    </PublicFrame>
  );
}
