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

const COPIES = ["csv", "json", "ics"] as const;

type Props = PageProps<{ symbol: string }>;

/** As many events as one line is likely to have; the timeline has them all. */
const EVENTS = 20;

const versionsOf = cache((symbol: string, asOf: AsOf) => listVersions(publicViewer, symbol, asOf));

/** The newest version that was known at the moment in view is the first of them. */
const load = async (props: Props) => {
  const page = await readPage(props);
  const { symbol } = await props.params;
  const versions = await versionsOf(symbol, page.asOf);
  const [record] = versions;
  if (!record) return null;
  return { page, versions, record };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, record } = found;
  const t = await getTranslations("commitments");
  const title = `${record.symbol} ${inLanguage(record.terms.title, page.locale).text} · ${t("title")}`;
  return metadataOf(page, {
    title,
    path: (locale) => paths.commitment(locale, record.symbol),
    copies: COPIES,
  });
}

export default async function Page(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, record, versions } = found;
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
      path={(locale) => paths.commitment(locale, record.symbol)}
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
