import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SideBySide, type SideRow } from "@/components/side-by-side.tsx";
import { StageCounts } from "@/components/stage-counts.tsx";
import { Tag } from "@/components/tag.tsx";
import { type CategoryRow, type ComparedSide, sameTotals, type Totals, totalsOf } from "@/domain/compare.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { ATTRIBUTIONS, STAGES } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { ComparedParty, NamedSide, SideName } from "../schema.ts";
import { ComparedLines } from "./compared-lines.tsx";

type Props = { page: PageRequest; a: NamedSide; b: NamedSide };

async function markOf(differs: boolean): Promise<ReactNode> {
  const t = await getTranslations("compare");
  return differs ? (
    <Tag strong>{t("differs")}</Tag>
  ) : (
    <span className="text-caption text-ink-2">{t("same")}</span>
  );
}

/** How many lines each side has, by stage and by who says so. Counts side by side, never a score. */
export async function TotalRows({ page, a, b, onlyDiffering }: Props & { onlyDiffering: boolean }) {
  const t = await getTranslations("compare.totals");
  const [left, right] = [totalsOf(a.lines), totalsOf(b.lines)];
  const differs = !sameTotals(left, right);
  if (onlyDiffering && !differs) return <p className="text-ink-2">{t("same")}</p>;
  const row: SideRow = {
    key: "lines",
    title: t("lines"),
    mark: await markOf(differs),
    a: <Counts page={page} totals={left} label={a.label} />,
    b: <Counts page={page} totals={right} label={b.label} />,
  };
  return <SideBySide a={a.label} b={b.label} rows={[row]} />;
}

type CountsProps = { page: PageRequest; totals: Totals; label: string };

async function Counts({ page: { locale }, totals, label }: CountsProps) {
  const t = await getTranslations("compare.totals");
  const terms = await getTranslations("terms");
  const counts = STAGES.filter((stage) => totals.stages[stage]).map((stage) => {
    const count = totals.stages[stage] ?? 0;
    const word = terms(`stage.${stage}`);
    return { stage, label: word, count, countLabel: formatNumber(count, locale) };
  });
  return (
    <>
      <p>{t("count", { count: totals.lines })}</p>
      {counts.length > 0 ? <StageCounts label={t("byStage", { name: label })} counts={counts} /> : null}
      {totals.lines > 0 ? (
        <ul className="mt-1 text-ink-2">
          {ATTRIBUTIONS.map((kind) => (
            <li key={kind}>{t(`attribution.${kind}`, { count: totals.attributions[kind] ?? 0 })}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

type CategoryProps = Props & {
  rows: readonly CategoryRow<CommitmentRecord>[];
  categories: readonly CategoryRecord[];
};

/** Category by category, in the order of the codelist: the lines of each side, a nil return, or nothing on record. */
export async function CategoryRows({ page, a, b, rows, categories }: CategoryProps) {
  const { locale } = page;
  const shown = await Promise.all(
    rows.map(
      async (row): Promise<SideRow> => ({
        key: row.category,
        title: categories.find(({ code }) => code === row.category)?.name[locale] ?? row.category,
        mark: await markOf(row.differs),
        a: <Side page={page} side="a" said={row.a} party={a.party} other={b} />,
        b: <Side page={page} side="b" said={row.b} party={b.party} other={a} />,
      }),
    ),
  );
  return <SideBySide a={a.label} b={b.label} rows={shown} />;
}

type SideProps = {
  page: PageRequest;
  side: SideName;
  said: ComparedSide<CommitmentRecord>;
  party: ComparedParty;
  other: NamedSide;
};

async function Side({ page, side, said, party, other }: SideProps) {
  const t = await getTranslations("compare.standing");
  if (said.standing === "nothing") return <span className="text-ink-2">{t("nothing")}</span>;
  return (
    <>
      {said.standing === "nil" ? (
        <p className="mb-1 font-semibold">
          <a href={page.link(paths.term(page.locale, "nil-return"))}>{t("nil")}</a>
        </p>
      ) : null}
      <ComparedLines page={page} lines={said.lines} party={party} other={other} side={side} />
    </>
  );
}
