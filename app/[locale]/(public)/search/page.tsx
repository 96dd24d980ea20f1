import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { Pager } from "@/components/pager.tsx";
import { SearchForm } from "@/components/search-form.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { correctSpellings } from "@/domain/spellings.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { addressOf } from "@/features/search/components/search-hit.tsx";
import { SearchResults } from "@/features/search/components/search-results.tsx";
import { SearchTips, unbroken } from "@/features/search/components/search-tips.tsx";
import { type Answered, findNamed, listFound, lookFor } from "@/features/search/queries.ts";
import {
  type AskedSearch,
  LONGEST_QUESTION,
  MOST_FOUND,
  readSearchQuery,
  type SearchKind,
} from "@/features/search/schema.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

/** How many of a kind stand beside those of others, and how many alone. */
const FIRST_OF_KIND = 5;
const PAGE_SIZE = 50;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("search");
  const { q, query } = readSearchQuery(page.query);
  const title = q === null ? t("title") : t("titleOf", { q });
  // What somebody looked for is no page of the record.
  const robots = q === null ? {} : { robots: { index: false, follow: true } };
  return { ...metadataOf(page, { title, path: paths.search, query }), ...robots };
}

export default async function SearchPage(props: PageProps) {
  const page = await readPage(props);
  const t = await getTranslations("search");
  const asked = readSearchQuery(page.query);
  const { q, kinds, fault, query } = asked;
  if (q !== null && fault === null && kinds === undefined) {
    const named = await findNamed(publicViewer, q, page.asOf);
    if (named) redirect(addressOf(page, named) as ReturnType<typeof paths.home>);
  }
  const keep = page.asOf.isNow ? [] : [["asOf", page.query.one("asOf") ?? ""] as const];
  return (
    <PublicFrame page={page} path={paths.search} query={query} section="search">
      <DocumentHeading title={t("title")} />
      <div className="mb-6 max-w-form">
        <SearchForm
          id="q"
          action={paths.search(page.locale)}
          label={t("field")}
          hint={t("hint")}
          submitLabel={t("submit")}
          keep={keep}
          value={asked.typed}
          error={fault === "too-long" ? t("tooLong", { max: LONGEST_QUESTION }) : undefined}
        />
        {asked.isCleaned ? <p className="mt-2 text-meta">{t("cleaned")}</p> : null}
      </div>
      {q === null || fault !== null ? (
        <SearchTips page={page} categories={await listCategories()} />
      ) : (
        <Answers page={page} asked={{ ...asked, q }} />
      )}
    </PublicFrame>
  );
}

async function Answers({ page, asked }: { page: PageRequest; asked: AskedSearch & { q: string } }) {
  const { locale, asOf, link } = page;
  const common = await getTranslations("common.pager");
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  const { q, kinds } = asked;
  const limit = kinds === undefined ? FIRST_OF_KIND : PAGE_SIZE;
  const answer = await lookFor(publicViewer, { q, asOf, limit });
  const chosen = answer.groups.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const [only, ...others] = chosen;
  const after = only && others.length === 0 ? page.query.text("after", 600) : undefined;
  const part = only ? await pageOf(page, answer.q, only.kind, after, limit) : null;
  const isPaged = part !== null && others.length === 0;
  const shown = isPaged && only ? [{ ...only, items: part.items }] : chosen;
  return (
    <>
      <Finding page={page} asked={q} answer={answer} shown={chosen} />
      {chosen.length === 0 ? (
        <NothingFound page={page} asked={asked} isElsewhere={answer.groups.length > 0} />
      ) : null}
      {answer.groups.length > 0 ? (
        <SearchResults page={page} {...answer} shown={shown} names={names} categories={categories} />
      ) : null}
      {isPaged && only ? (
        <Pager
          label={common("label")}
          previous={
            after === undefined
              ? undefined
              : { href: link(paths.search(locale), { q: answer.q, in: only.kind }), label: common("first") }
          }
          next={
            part.next === null
              ? undefined
              : {
                  href: link(paths.search(locale), { q: answer.q, in: only.kind, after: part.next }),
                  label: common("next"),
                }
          }
        />
      ) : null}
    </>
  );
}

/** A cursor that is none of this list's is left out like every other value that is not understood. */
async function pageOf(
  { asOf }: PageRequest,
  q: string,
  kind: SearchKind,
  after: string | undefined,
  limit: number,
) {
  const ask = (from: string | undefined) =>
    listFound(publicViewer, { q, asOf, kinds: [kind], limit, after: from });
  return ask(after).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "malformed") return ask(undefined);
    throw error;
  });
}

type FindingProps = { page: PageRequest; asked: string; answer: Answered; shown: Answered["groups"] };

/** How much answers, and what was put in the place of what was typed. */
async function Finding({ page, asked, answer, shown }: FindingProps) {
  const t = await getTranslations("search");
  const count = shown.reduce((sum, { total }) => sum + total, 0);
  const isMost = shown.some(({ total }) => total >= MOST_FOUND);
  const spellings = correctSpellings(answer.q, page.locale);
  return (
    <div role="status">
      {answer.instead ? (
        <div className="mb-4">
          <Notice>
            <p>{t(`instead.${answer.instead}`, { asked, q: answer.q })}</p>
          </Notice>
        </div>
      ) : null}
      {count > 0 ? (
        <p className="mb-3">
          {isMost ? t("foundMost", { count: MOST_FOUND, q: answer.q }) : t("found", { count, q: answer.q })}
          {spellings.map((spelling) => ` ${t("spelling", spelling)}`)}
        </p>
      ) : null}
    </div>
  );
}

type NothingProps = { page: PageRequest; asked: AskedSearch & { q: string }; isElsewhere: boolean };

/** What may have gone wrong, and where else to look. */
async function NothingFound({ page, asked: { q, kinds, hasWords }, isElsewhere }: NothingProps) {
  const t = await getTranslations("search");
  const here = paths.search(page.locale);
  if (!hasWords) return <EmptyState title={t("noWords", { q })} />;
  return (
    <EmptyState
      title={t(page.asOf.isNow ? "none.title" : "none.then", { q })}
      links={[
        ...(kinds !== undefined && isElsewhere
          ? [{ href: page.link(here, { q }), label: t("none.kind") }]
          : []),
        ...(page.asOf.isNow ? [] : [{ href: page.linkAsOf(here, { q }, null), label: t("none.now") }]),
      ]}
    >
      <ul className="search-tip-list">
        {(["spelling", "language", "symbol"] as const).map((tip) => (
          <li key={tip}>{t.rich(`none.${tip}`, { symbol: unbroken })}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
