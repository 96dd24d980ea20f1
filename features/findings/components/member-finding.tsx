import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { paths } from "@/lib/paths.ts";
import type { StatedFinding } from "../queries.ts";
import { FindingDocument } from "./finding-document.tsx";
import type { FindingNames } from "./names.ts";
import { Sentence } from "./sentence.tsx";
import { SeverityMark } from "./severity.tsx";

type Props = { found: StatedFinding; names: FindingNames; isPublic: boolean };

/** A finding whole, for those who can say something of it. */
export async function MemberFinding({ found, names, isPublic }: Props) {
  const t = await getTranslations("findings");
  return (
    <>
      <DocumentHeading
        above={<code>{found.id}</code>}
        title={t(`ruleTitle.${found.rule}`)}
        lead={
          <p>
            <Sentence found={found} names={names} />
          </p>
        }
        marks={<SeverityMark severity={found.severity} />}
        actions={
          isPublic ? <a href={paths.finding(names.locale, found.id)}>{t("desk.publicPage")}</a> : undefined
        }
      />
      <FindingDocument found={found} names={names} link={(path) => path} />
    </>
  );
}
