// Longer than most: the list in its groups, its filters in words, and what it says where nothing is found.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { FindingRule } from "@/domain/finding.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { FindingCard } from "@/features/findings/components/finding-card.tsx";
import { FindingFilters } from "@/features/findings/components/finding-filters.tsx";
import { publicHrefs } from "@/features/findings/components/hrefs.ts";
import { type FindingNames, namesIn } from "@/features/findings/components/names.ts";
import { RuleTable } from "@/features/findings/components/rule-table.tsx";
import {
  byRule,
  chosenOf,
  countBySeverity,
  facetsOf,
  getFindings,
  type StatedFinding,
  standingOf,
} from "@/features/findings/queries.ts";
import { type AskedFindings, readFindingsQuery } from "@/features/findings/schema.ts";
import { AnalysisNote } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { assumesNothing } from "@/features/portfolio/schema.ts";
import { formatInstant, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import {
  type LinkQuery,
  metadataOf,
  type PageProps,
  type PageRequest,
  readPage,
} from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

/** Shown of each rule while no rule is chosen. */
const FIRST = 6;

const asked = async (page: PageRequest): Promise<AskedFindings> =>
  readFindingsQuery(page, [...(await nameDelegations()).keys()]);

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("findings");
  const { query, assumptions } = await asked(page);
  const isRecord = assumesNothing(assumptions);
  return {
    ...metadataOf(page, {
      title: isRecord ? t("title") : t("titleScenario"),
      path: paths.findings,
      query,
      copies: ["csv", "json"],
    }),
    ...(isRecord ? {} : { robots: { index: false } }),
  };
}

export default async function FindingsPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("findings");
  const given = await asked(page);
  const { query, filter, setting } = given;
  const { portfolio, items } = await getFindings(publicViewer, { ...given, asOf });
  const chosen = chosenOf(items, filter);
  const isRecord = assumesNothing(given.assumptions);
  const names = await namesIn(portfolio, publicHrefs(page));
  const chips = await chipsOf(page, given, names);
  const here = paths.findings(locale);
  const title = isRecord ? t("title") : t("titleScenario");
  const groups = byRule(chosen);
  const copies = ["csv", "json"] as const;
  return (
    <PublicFrame page={page} path={paths.findings} query={query} section="findings" copies={copies}>
      <DocumentHeading title={title} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="findings" />
      {isRecord ? null : <Scenario page={page} />}
      <Summary page={page} items={items} given={given} />
      <div className="with-filters">
        <FindingFilters
          page={page}
          filter={filter}
          facets={facetsOf(items, filter)}
          names={names}
          categories={await listCategories()}
          keep={keptOf(page, setting)}
        />
        <div className="min-w-0">
          <p className="mb-2" role="status">
            {chips.length > 0
              ? t("found", { count: chosen.length, total: items.length })
              : t("all", { count: items.length })}
          </p>
          <FilterChips page={page} chips={chips} setting={setting} />
          {chosen.length === 0 ? <NothingFound page={page} chips={chips} setting={setting} /> : null}
          {groups.map((group) =>
            group.items.length > 0 ? (
              <Group key={group.rule} page={page} given={given} names={names} {...group} />
            ) : null,
          )}
          <PageSection id="rules" title={t("rules")}>
            <RuleTable
              locale={locale}
              rows={byRule(items).map(({ rule, items: found }) => ({ rule, count: found.length }))}
              hrefOf={(rule) => link(here, { ...setting, rule: [rule] })}
            />
          </PageSection>
        </div>
      </div>
      <ViewCitation page={page} name="findings" title={title} path={here} query={query} />
    </PublicFrame>
  );
}

/** Loud, because what follows would be taken for the record. */
async function Scenario({ page: { locale, link } }: { page: PageRequest }) {
  const t = await getTranslations("findings");
  return (
    <div className="mb-5">
      <Notice tone="warn" title={t("scenario")}>
        <p>{t("scenarioText")}</p>
        <a href={link(paths.findings(locale))}>{t("scenarioBack")}</a>
      </Notice>
    </div>
  );
}

type SummaryProps = { page: PageRequest; items: readonly StatedFinding[]; given: AskedFindings };

async function Summary({ page: { asOf, locale }, items, given }: SummaryProps) {
  const t = await getTranslations("findings");
  const accepted = items.filter((found) => standingOf(found) !== null).length;
  const count = countBySeverity(items);
  return (
    <p className="mb-5 max-w-prose">
      {t("summary", {
        count: items.length,
        high: formatNumber(count.high, locale),
        medium: formatNumber(count.medium, locale),
        low: formatNumber(count.low, locale),
        moment: formatInstant(asOf.instant, locale),
        from: String(given.years.from),
        to: String(given.years.to),
      })}{" "}
      {t("accepted", { count: accepted })}
    </p>
  );
}

type GroupProps = {
  page: PageRequest;
  given: AskedFindings;
  names: FindingNames;
  rule: FindingRule;
  items: StatedFinding[];
};

/** The findings by one rule: the first of them, or all where that rule is asked for. */
async function Group({ page: { locale, link }, given, names, rule, items }: GroupProps) {
  const t = await getTranslations("findings");
  const { filter, query, setting } = given;
  const shown = filter.rule ? items : items.slice(0, FIRST);
  const rest = items.length - shown.length;
  return (
    <PageSection
      id={`rule-${rule}`}
      title={t(`ruleTitle.${rule}`)}
      aside={
        <span>
          <code>{rule}</code> · {t("groupCount", { count: items.length })}
        </span>
      }
    >
      <p className="max-w-prose text-ink-2">{t(`rule.${rule}`)}</p>
      {shown.map((found) => (
        <FindingCard
          key={found.id}
          found={found}
          names={names}
          href={link(paths.finding(locale, found.id), setting)}
        />
      ))}
      {rest > 0 ? (
        <p className="mt-3">
          <a href={link(paths.findings(locale), { ...query, rule: [rule] })}>{t("more", { count: rest })}</a>
        </p>
      ) : null}
    </PageSection>
  );
}

/** What the form of filters keeps: the moment, the years and the assumptions. */
const keptOf = (page: PageRequest, setting: LinkQuery): [string, string][] => [
  ...(page.asOf.isNow ? [] : [["asOf", page.query.one("asOf") ?? ""] as [string, string]]),
  ...Object.entries(setting).flatMap(([name, value]): [string, string][] => {
    const text = typeof value === "object" ? (value?.join(",") ?? "") : String(value ?? "");
    return text === "" ? [] : [[name, text]];
  }),
];

/** Each filter in force as words, with the address of the list without it. */
async function chipsOf(
  { locale, link }: PageRequest,
  { filter, query }: AskedFindings,
  names: FindingNames,
): Promise<Chip[]> {
  const t = await getTranslations("findings");
  const common = await getTranslations("common.filters");
  const chipsFor = (name: keyof typeof filter, say: (value: string) => string): Chip[] => {
    const chosen: readonly string[] = filter[name] ?? [];
    return chosen.map((value) => {
      const label = say(value);
      return {
        label,
        removeHref: link(paths.findings(locale), {
          ...query,
          [name]: chosen.filter((other) => other !== value),
        }),
        removeLabel: common("remove", { label }),
      };
    });
  };
  return [
    ...chipsFor("severity", (value) =>
      t("severityLabel", { severity: t(`severity.${value}` as "severity.high") }),
    ),
    ...chipsFor("rule", (value) => t(`ruleTitle.${value}` as "ruleTitle.GAP")),
    ...chipsFor("delegation", names.delegation),
    ...chipsFor("category", names.category),
  ];
}

type ChipsProps = { page: PageRequest; chips: Chip[]; setting: LinkQuery };

async function FilterChips({ page, chips, setting }: ChipsProps) {
  const t = await getTranslations("common.filters");
  const clear = { href: page.link(paths.findings(page.locale), setting), label: t("clear") };
  return <Chips label={t("inForce")} chips={chips} clear={chips.length > 1 ? clear : undefined} />;
}

/** By no rule, or filtered away: two different things. */
async function NothingFound({ page, chips, setting }: ChipsProps) {
  const t = await getTranslations("findings.empty");
  if (chips.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return (
    <EmptyState
      title={t("filtered")}
      links={[
        ...chips.map(({ label, removeHref }) => ({ href: removeHref, label: t("without", { label }) })),
        { href: page.link(paths.findings(page.locale), setting), label: t("clear") },
      ]}
    />
  );
}
