import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import type { SoughtWord } from "@/domain/search-words.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type Found, MOST_FOUND, type SearchKind } from "../schema.ts";
import { type Names, SearchHit } from "./search-hit.tsx";

type Group = { kind: SearchKind; total: number; items: readonly Found[] };
type Props = {
  page: PageRequest;
  /** What is looked for in the end. */
  q: string;
  words: readonly SoughtWord[];
  /** All that answers, and the kinds of it that are shown. */
  groups: readonly Group[];
  shown: readonly Group[];
  names: Names;
  categories: readonly CategoryRecord[];
};

/** Kinds of entry with their counts as links, then each kind under its own heading. */
export async function SearchResults({ page, q, words, groups, shown, names, categories }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("search");
  const here = paths.search(locale);
  return (
    <>
      <KindLinks page={page} q={q} groups={groups} shown={shown} />
      <div className="search-found">
        {shown.map(({ kind, total, items }) => (
          <PageSection
            key={kind}
            id={`found-${kind}`}
            title={t(`kind.${kind}`)}
            aside={
              shown.length > 1 && total > items.length ? (
                <a href={link(here, { q, in: kind })}>
                  {t("whole", { count: total })}
                  <span className="sr-only">: {t(`kind.${kind}`)}</span>
                </a>
              ) : null
            }
          >
            <ol className="search-hits">
              {items.map((found) => (
                <SearchHit
                  key={`${found.kind} ${found.symbol}`}
                  page={page}
                  found={found}
                  words={words}
                  names={names}
                  categories={categories}
                />
              ))}
            </ol>
          </PageSection>
        ))}
      </div>
    </>
  );
}

type KindProps = Pick<Props, "page" | "q" | "groups" | "shown">;

async function KindLinks({ page: { locale, link }, q, groups, shown }: KindProps) {
  const t = await getTranslations("search");
  const here = paths.search(locale);
  const counted = (label: string, count: number) => {
    const number = formatNumber(Math.min(count, MOST_FOUND), locale);
    return t("counted", { label, count: count < MOST_FOUND ? number : t("most", { count: number }) });
  };
  const all = groups.reduce((sum, { total }) => sum + total, 0);
  const isAll = shown.length === groups.length;
  if (groups.length < 2) return null;
  return (
    <nav className="search-kinds" aria-label={t("kinds")}>
      <ul>
        <li>
          <a href={link(here, { q })} aria-current={isAll ? "true" : undefined}>
            {counted(t("everything"), all)}
          </a>
        </li>
        {groups.map(({ kind, total }) => (
          <li key={kind}>
            <a
              href={link(here, { q, in: kind })}
              aria-current={!isAll && shown.some((group) => group.kind === kind) ? "true" : undefined}
            >
              {counted(t(`kind.${kind}`), total)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
