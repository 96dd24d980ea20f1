import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { NeededLines } from "../queries.ts";
import type { Grouping } from "../schema.ts";
import type { Placed } from "./arrangement.ts";
import { GanttBar } from "./gantt-bar.tsx";
import { GanttDefs } from "./gantt-defs.tsx";
import type { GanttScale } from "./gantt-scale.ts";
import { spanWords } from "./span-words.ts";

export type GanttProps = {
  page: PageRequest;
  rows: readonly Placed[];
  group: Grouping;
  scale: GanttScale;
  names: ReadonlyMap<string, { en: string; uk: string }>;
  needs: readonly NeededLines[];
};

/** The lines as bars under their headings, along one scale of years. */
export function Gantt(props: GanttProps) {
  const { rows, scale } = props;
  const groups = [...Map.groupBy(rows, ({ group }) => group)];
  return (
    <div className="gantt">
      <GanttDefs />
      <Axis scale={scale} />
      {groups.map(([group, own]) => (
        <section key={group} className="gantt-group">
          {group === "" ? null : (
            <h3>
              <GroupName {...props} name={group} />
            </h3>
          )}
          <ol>
            {own.map(({ line }) => (
              <GanttRow key={line.symbol} {...props} line={line} />
            ))}
          </ol>
        </section>
      ))}
      <Grid scale={scale} />
    </div>
  );
}

/** The years above the bars. */
function Axis({ scale }: { scale: GanttScale }) {
  return (
    <svg className="gantt-axis" aria-hidden="true" focusable="false">
      {scale.ticks.map(({ year, at }) => (
        <text key={year} x={`${at}%`} y="1em">
          {year}
        </text>
      ))}
    </svg>
  );
}

/** A fine line at each named year, behind the bars. */
function Grid({ scale }: { scale: GanttScale }) {
  return (
    <svg className="gantt-grid" aria-hidden="true" focusable="false">
      {scale.ticks.map(({ year, at }) => (
        <line key={year} x1={`${at}%`} x2={`${at}%`} y2="100%" />
      ))}
    </svg>
  );
}

async function GroupName({ page, group, needs, names, name }: GanttProps & { name: string }) {
  const { locale, link } = page;
  if (group === "delegation") {
    return (
      <FlaggedName
        code={name}
        name={names.get(name)?.[locale] ?? name}
        href={link(paths.delegation(locale, name))}
      />
    );
  }
  const need = needs.find(({ symbol }) => symbol === name);
  return (
    <>
      <a className="symbol" href={link(paths.requirement(locale, name))}>
        {name}
      </a>{" "}
      {need ? <Title page={page} title={need.title} /> : null}
    </>
  );
}

async function Title({
  page: { locale },
  title,
}: Pick<GanttProps, "page"> & { title: Placed["line"]["title"] }) {
  const t = await getTranslations("common.language");
  const { text, lang } = inLanguage(title, locale);
  return <RecordText text={text} lang={lang} pageLang={locale} label={t(lang)} />;
}

async function GanttRow({ page, group, scale, names, line }: GanttProps & { line: Placed["line"] }) {
  const { locale, link, asOf, today } = page;
  const words = {
    duration: await getTranslations("duration"),
    triggers: await getTranslations("terms.trigger"),
  };
  const stages = await getTranslations("terms.stage");
  const { text, lang } = inLanguage(line.title, locale);
  const party: ReactNode =
    group === "delegation" ? null : `${names.get(line.delegation)?.[locale] ?? line.delegation} · `;
  return (
    <li className="gantt-row">
      <div className="gantt-label">
        <a href={link(paths.commitment(locale, line.symbol))}>
          <span className="symbol">{line.symbol}</span> <span lang={lang}>{text}</span>
        </a>
        <p>
          {party}
          <StageGlyph stage={line.stage} /> {stages(line.stage)}
          {line.attribution === "reported" ? ` (${words.duration("reported")})` : null}:{" "}
          {spanWords(words, line, asOf.day, locale)}
        </p>
      </div>
      <div className="gantt-plot">
        <GanttBar line={line} scale={scale} asOf={asOf.day} today={today} />
        <span className="gantt-ends" aria-hidden="true">
          <span>{scale.years.from}</span>
          <span>{scale.years.to}</span>
        </span>
      </div>
    </li>
  );
}
