// Longer than most: one part for each rule of the analysis, in the order of docs/method.md.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table.tsx";
import type { Day } from "@/domain/commitment.ts";
import { FINDING_RULES } from "@/domain/finding.ts";
import { dayInKyiv, formatDay, formatInstant, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { EXAMPLE_DAY } from "../schema.ts";
import {
  coverageExample,
  findingExample,
  intervalExamples,
  PATHWAY_DAY,
  paceExample,
  pathwayExample,
  rehearsalExample,
  scenarioExample,
} from "./analysis-examples.ts";

type PartProps = { page: PageRequest };

const WrittenDay = ({ day, page }: PartProps & { day: Day }) => (
  <time dateTime={day}>{formatDay(day, page.locale)}</time>
);

/** The rules, point by point. */
const Points = ({ points }: { points: readonly string[] }) => (
  <ul className="method-list">
    {points.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
);

export async function ActiveIntervals({ page }: PartProps) {
  const t = await getTranslations("method.active-interval");
  const reasons = await getTranslations("coverage.reason");
  return (
    <>
      <p>{t("text")}</p>
      <Points points={[t("out"), t("start"), t("waits"), t("end")]} />
      <p className="worked-example">{t("example")}</p>
      <DataTable
        caption={t("caption", { day: formatDay(EXAMPLE_DAY, page.locale) })}
        rows={intervalExamples()}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "case",
            header: t("assumed"),
            rowHeader: true,
            main: true,
            cell: ({ name }) => t(`case.${name}`),
          },
          {
            key: "from",
            header: t("from"),
            cell: ({ active }) =>
              "out" in active ? (
                reasons(active.out, { by: "" })
              ) : (
                <WrittenDay page={page} day={active.from} />
              ),
          },
          {
            key: "to",
            header: t("to"),
            cell: ({ active }) =>
              "out" in active || active.to === null ? "–" : <WrittenDay page={page} day={active.to} />,
          },
        ]}
      />
    </>
  );
}

export async function CoverageRules({ page: { locale } }: PartProps) {
  const t = await getTranslations("method.coverage");
  const levels = await getTranslations("coverage.level");
  const stages = await getTranslations("terms.stage");
  const number = (value: number | string | null) => (value === null ? "–" : formatNumber(value, locale));
  return (
    <>
      <p>{t("text")}</p>
      <Points points={[t("taken"), t("adds"), t("joint"), t("level"), t("claimed")]} />
      <p className="worked-example">{t("example")}</p>
      <DataTable
        caption={t("caption")}
        rows={coverageExample()}
        rowKey={({ year }) => String(year)}
        columns={[
          { key: "year", header: t("year"), rowHeader: true, cell: ({ year }) => year },
          { key: "level", header: t("levelName"), cell: ({ level }) => levels(level) },
          { key: "sum", header: t("sum"), numeric: true, cell: ({ sum }) => number(sum) },
          { key: "share", header: t("share"), numeric: true, cell: ({ share }) => number(share) },
          { key: "firmest", header: t("firmest"), cell: ({ firmest }) => firmest && stages(firmest) },
          { key: "lines", header: t("lines"), main: true, cell: ({ commitments }) => commitments.join(", ") },
        ]}
      />
    </>
  );
}

export async function ScenarioRules({ page: { locale, link } }: PartProps) {
  const t = await getTranslations("method.scenarios");
  const levels = await getTranslations("coverage.level");
  const side = ({ level, sum }: { level: "none" | "partial" | "met"; sum: string | null }) =>
    `${levels(level)}, ${formatNumber(sum ?? "0", locale)}`;
  return (
    <>
      <p>{t("text")}</p>
      <p>
        {t("differ")} <a href={link(paths.whatIf(locale))}>{t("link")}</a>
      </p>
      <p className="worked-example">{t("example")}</p>
      <DataTable
        caption={t("caption")}
        rows={scenarioExample()}
        rowKey={({ year }) => String(year)}
        columns={[
          { key: "year", header: t("year"), rowHeader: true, cell: ({ year }) => year },
          { key: "before", header: t("before"), cell: ({ before }) => side(before) },
          { key: "after", header: t("after"), cell: ({ after }) => side(after) },
          {
            key: "fell",
            header: t("fell"),
            main: true,
            cell: ({ fell }) => fell.map(({ symbol }) => symbol).join(", "),
          },
        ]}
      />
    </>
  );
}

export async function FindingRules({ page: { locale, link } }: PartProps) {
  const t = await getTranslations("method.findings");
  const titles = await getTranslations("findings.ruleTitle");
  const rules = await getTranslations("findings.rule");
  const severities = await getTranslations("findings.severity");
  return (
    <>
      <p>{t("text")}</p>
      <p>{t("severity")}</p>
      <DataTable
        caption={t("caption")}
        captionHidden
        rows={FINDING_RULES}
        rowKey={(rule) => rule}
        columns={[
          {
            key: "rule",
            header: t("rule"),
            rowHeader: true,
            cell: (rule) => (
              <>
                {titles(rule)} <code className="block text-caption font-normal">{rule}</code>
              </>
            ),
          },
          { key: "says", header: t("says"), main: true, cell: (rule) => rules(rule) },
        ]}
      />
      <p className="worked-example">
        {t("example")}{" "}
        {findingExample().map(({ id, severity }) => t("found", { id, severity: severities(severity) }))}
      </p>
      <p>
        <a href={link(paths.findings(locale))}>{t("link")}</a>
      </p>
    </>
  );
}

export async function RehearsalRules({ page: { locale } }: PartProps) {
  const t = await getTranslations("method.rehearsal");
  const words = await getTranslations("rehearsal");
  const terms = await getTranslations("terms.decisionRule");
  const { steps, unbound } = rehearsalExample();
  return (
    <>
      <p>{t("text")}</p>
      <Points points={[t("time"), t("decides"), t("veto"), t("nothing")]} />
      <p className="worked-example">
        {t("example")} {t("unbound", { parties: unbound.map(({ delegation }) => delegation).join(", ") })}
      </p>
      <DataTable
        caption={words("tableCaption")}
        rows={steps}
        rowKey={({ symbol }) => symbol}
        columns={[
          { key: "line", header: t("line"), rowHeader: true, cell: ({ symbol }) => symbol },
          {
            key: "due",
            header: words("column.when"),
            main: true,
            cell: ({ due }) => due && <time dateTime={due}>{formatInstant(due, locale)}</time>,
          },
          { key: "hard", header: t("kind"), cell: ({ isHard }) => words(isHard ? "kind.firm" : "kind.soft") },
          { key: "rule", header: words("column.rule"), cell: ({ rule }) => rule && terms(rule) },
        ]}
      />
    </>
  );
}

export async function PaceRules({ page: { locale } }: PartProps) {
  const t = await getTranslations("method.pace");
  const { last, before, acts } = paceExample();
  const day = (at: string) => formatDay(dayInKyiv(at), locale);
  return (
    <>
      <p>{t("text")}</p>
      <Points points={[t("move"), t("who"), t("what"), t("long"), t("speed")]} />
      <p className="worked-example">
        {t("example", {
          start: day(before.from),
          middle: day(last.from),
          end: day(last.to),
          earlier: acts.before,
          later: acts.last,
          speed: acts.speed,
        })}
      </p>
    </>
  );
}

export async function PathwayRules({ page }: PartProps): Promise<ReactNode> {
  const t = await getTranslations("method.pathways");
  const words = await getTranslations("pathways");
  const { steps, path } = pathwayExample();
  const name = (id: string) => words(`step.${id as "signed"}`);
  return (
    <>
      <p>{t("text")}</p>
      <Points points={[t("earliest"), t("critical"), t("slack"), t("impossible"), t("whole")]} />
      <p className="worked-example">
        {t("example", { day: formatDay(PATHWAY_DAY, page.locale), step: name(path[0] ?? "") })}
      </p>
      <DataTable
        caption={t("caption")}
        rows={steps}
        rowKey={({ id }) => id}
        columns={[
          { key: "step", header: t("step"), rowHeader: true, main: true, cell: ({ id }) => name(id) },
          {
            key: "day",
            header: t("day"),
            cell: ({ earliest }) => earliest && <WrittenDay page={page} day={earliest} />,
          },
          {
            key: "unsized",
            header: t("length"),
            cell: ({ state, isUnsized }) =>
              state === "done" ? t("done") : t(isUnsized ? "unknown" : "known"),
          },
        ]}
      />
    </>
  );
}
