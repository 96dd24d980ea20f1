import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { VersionHistory } from "@/features/commitments/components/version-history.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { paths } from "@/lib/paths.ts";
import { answerAbsent } from "@/server/absence.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = {
  page: PageRequest;
  symbol: string;
  /** The versions that the public knows at the moment in view. */
  versions: readonly CommitmentRecord[];
  categories: readonly CategoryRecord[];
};

/** 404 for a version that a known line does not have, or not yet: with those that it has. */
export async function UnknownVersion({ page, symbol, versions, categories }: Props) {
  if (!answerAbsent()) notFound();
  const t = await getTranslations("commitments.diff");
  return (
    <PublicFrame page={page} path={(locale) => paths.commitment(locale, symbol)} section="commitments">
      <DocumentHeading title={t("unknownTitle", { symbol })} lead={<p>{t("unknownLead")}</p>} />
      <VersionHistory page={page} versions={versions} categories={categories} />
    </PublicFrame>
  );
}
