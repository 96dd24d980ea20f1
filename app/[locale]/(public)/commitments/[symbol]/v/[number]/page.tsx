import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import type { AsOf } from "@/domain/as-of.ts";
import { Citation } from "@/features/citation/components/citation.tsx";
import { citeVersion } from "@/features/citation/schema.ts";
import { CommitmentPage } from "@/features/commitments/components/commitment-page.tsx";
import { listVersions } from "@/features/commitments/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { TimelineView } from "@/features/timeline/components/timeline-view.tsx";
import { listEventsOf } from "@/features/timeline/queries.ts";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

import { UnknownVersion } from "../../unknown-version.tsx";

type Props = PageProps<{ symbol: string; number: string }>;

/** As many events as one line is likely to have; the timeline has them all. */
const EVENTS = 20;

const versionsOf = cache((symbol: string, asOf: AsOf) => listVersions(publicViewer, symbol, asOf));

const load = async (props: Props) => {
  const page = await readPage(props);
  const { symbol, number } = await props.params;
  const versions = await versionsOf(symbol, page.asOf);
  if (versions.length === 0) return null;
  const record = versions.find(({ version }) => `${version}` === number);
  return { page, versions, record, symbol };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found?.record) return absentMetadata();
  const { page, record } = found;
  const t = await getTranslations("commitments");
  const { symbol, version } = record;
  const title = `${symbol} ${inLanguage(record.terms.title, page.locale).text}, ${t("record.version", { number: version })} · ${t("title")}`;
  return metadataOf(page, {
    title,
    path: (locale) => paths.version(locale, symbol, version),
    copies: COPIES,
  });
}

export default async function Page(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, record, versions, symbol } = found;
  if (!record) {
    const categories = await listCategories();
    return <UnknownVersion page={page} symbol={symbol} versions={versions} categories={categories} />;
  }
  const [names, categories, events] = await Promise.all([
    nameDelegations(),
    listCategories(),
    listEventsOf(publicViewer, record.symbol, page.asOf, EVENTS),
  ]);
  const delegation = names.get(record.delegation)?.[page.locale] ?? record.delegation;
  const cited = await citeVersion(page, {
    ...record,
    title: record.terms.title,
    delegation,
    path: paths.version(page.locale, record.symbol, record.version),
  });
  return (
    <PublicFrame
      page={page}
      path={(locale) => paths.version(locale, record.symbol, record.version)}
      section="commitments"
      copies={COPIES}
    >
      <CommitmentPage
        page={page}
        record={record}
        versions={versions}
        delegation={delegation}
        categories={categories}
        events={
          events.length > 0 ? (
            <TimelineView page={page} entries={events} names={names} headings="h3" />
          ) : undefined
        }
        citation={<Citation cited={cited} />}
      />
    </PublicFrame>
  );
}
