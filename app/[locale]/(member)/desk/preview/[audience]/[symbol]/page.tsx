import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommitmentPage } from "@/features/commitments/components/commitment-page.tsx";
import { listVersions } from "@/features/commitments/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { getPreview } from "@/features/offers/queries.ts";
import { OFFER_AUDIENCES } from "@/features/offers/schema.ts";
import { type PageProps, readPage } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";
import { asReadBy } from "@/server/viewer.ts";
import { PreviewFrame } from "../../preview-frame.tsx";

type Props = PageProps<{ audience: string; symbol: string }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.preview"))("title") };
}

/** One line of the own offer as others would read it, with the versions that they know. */
export default async function PreviewLinePage({ params }: Props) {
  const asked = await params;
  const page = await readPage({ params, searchParams: Promise.resolve({}) });
  const audience = OFFER_AUDIENCES.find((each) => each === asked.audience);
  if (!audience) return <AbsentForMember />;
  const actor = await actorOrSignIn(page.locale);
  const preview = await getPreview(actor, audience);
  const found = preview?.records.find(({ symbol }) => symbol === asked.symbol);
  if (!found) return <AbsentForMember />;
  const t = await getTranslations("desk.preview");
  const record = { ...found, act: found.act || t("number") };
  const known = await listVersions(asReadBy(actor, audience), record.symbol, page.asOf);
  const versions = known[0]?.version === record.version ? known : [record, ...known];
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  return (
    <PreviewFrame audience={audience} locale={page.locale}>
      <CommitmentPage
        page={page}
        record={record}
        versions={versions}
        delegation={names.get(record.delegation)?.[page.locale] ?? record.delegation}
        categories={categories}
      />
    </PreviewFrame>
  );
}
