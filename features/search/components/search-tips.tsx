import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CategoryRecord } from "@/domain/records.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

/** A symbol in running text stays on its line. */
export const unbroken = (symbol: ReactNode) => <span className="whitespace-nowrap">{symbol}</span>;

const TIPS = ["words", "names", "symbols", "day"] as const;
const WAYS = ["delegations", "commitments", "requirements", "timeline", "changes", "glossary"] as const;

/** Before anything is asked: what can be found, and where else to begin. */
export async function SearchTips({ page, categories }: { page: PageRequest; categories: CategoryRecord[] }) {
  const { locale, link } = page;
  const t = await getTranslations("search");
  const common = await getTranslations("common.nav");
  return (
    <div className="search-tips">
      <section aria-labelledby="tips">
        <h2 id="tips">{t("tips.title")}</h2>
        <ul className="search-tip-list">
          {TIPS.map((tip) => (
            <li key={tip}>{t.rich(`tips.${tip}`, { symbol: unbroken })}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ways">
        <h2 id="ways">{t("ways")}</h2>
        <ul className="search-ways">
          {WAYS.map((name) => (
            <li key={name}>
              <a href={link(paths[name](locale))}>{common(name)}</a>
            </li>
          ))}
        </ul>
        <h3>{t("categories")}</h3>
        <ul className="search-ways">
          {categories.map(({ code, name }) => (
            <li key={code}>
              <a href={link(paths.commitments(locale), { category: code })}>{name[locale]}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
