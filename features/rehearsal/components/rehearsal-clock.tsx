import { getTranslations } from "next-intl/server";
import { Clock, ClockGlyph, type ClockMark } from "@/components/clock.tsx";
import { Figure } from "@/components/figure.tsx";
import type { RehearsalStep } from "@/domain/rehearsal.ts";
import { paths } from "@/lib/paths.ts";
import { momentWords, offsetWords } from "./moments.ts";
import type { RehearsalProps } from "./rehearsal-document.tsx";
import { StepTable } from "./step-table.tsx";

const kindOf = ({ isHard }: RehearsalStep): ClockMark["kind"] =>
  isHard === null ? "open" : isHard ? "firm" : "soft";

/** Who is due by when: down a line from the attack, and the same as a table with what each line says. */
export async function RehearsalClock(props: RehearsalProps & { source: React.ReactNode }) {
  const { page, view, names } = props;
  const { locale, link } = page;
  const { at, steps } = view.rehearsal;
  const t = await getTranslations("rehearsal");
  const common = await getTranslations("common.analysis");
  const name = (code: string) => names.get(code)?.[locale] ?? code;
  const rows = await Promise.all(
    [...Map.groupBy(steps, ({ hours }) => hours)].map(async ([hours, due]) => ({
      key: String(hours),
      offset: await offsetWords(hours, locale),
      when: (
        <p>
          {due[0]?.due ? (
            <>
              {t("until")} <time dateTime={due[0].due}>{await momentWords(due[0].due, locale)}</time>:{" "}
            </>
          ) : (
            `${t("noTime")} `
          )}
          {t("lines", { count: due.length })}
        </p>
      ),
      marks: due.map((step) => ({
        key: step.symbol,
        kind: kindOf(step),
        label: name(step.delegation),
        href: link(paths.commitment(locale, step.symbol)),
      })),
    })),
  );
  const start = {
    key: "start",
    offset: "T0",
    when: (
      <p>
        {t("begins")} <time dateTime={at}>{await momentWords(at, locale)}</time>
      </p>
    ),
    marks: [],
  };
  const parties = new Set(steps.map(({ delegation }) => delegation)).size;
  return (
    <Figure
      id="clock"
      title={t("headline", { lines: steps.length, parties })}
      unit={t("clockUnit")}
      legend={
        <ul>
          {(["firm", "soft", "open"] as const).map((kind) => (
            <li key={kind}>
              <ClockGlyph kind={kind} />
              {t(`kind.${kind}`)}
            </li>
          ))}
        </ul>
      }
      table={
        steps.length > 0
          ? { label: common("table"), open: true, content: <StepTable {...props} /> }
          : undefined
      }
      source={props.source}
    >
      <Clock label={t("clockLabel")} rows={[start, ...rows]} />
    </Figure>
  );
}
