import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { Actor } from "@/server/viewer.ts";
import { countOpenComments } from "../queries.ts";

/** The lines about which colleagues have said something that nobody has resolved. */
export async function OpenComments({ actor, locale }: { actor: Actor; locale: Locale }) {
  const counts = await countOpenComments(actor);
  if (counts.size === 0) return null;
  const t = await getTranslations("colleagues.desk");
  return (
    <Notice title={t("title")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {Array.from(counts, ([symbol, count]) => (
          <li key={symbol}>
            <a href={`${paths.deskCommitment(locale, symbol)}#comments`}>{t("count", { symbol, count })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
