import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/icon.tsx";
import { SourceList } from "@/components/source-list.tsx";
import { type PathStep, StepPath } from "@/components/step-path.tsx";
import type { PathwayStep } from "@/domain/pathways.ts";
import { dayInKyiv, formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { DelegationPathway, StatedStep } from "../queries.ts";
import { statedOf, stepName } from "../schema.ts";
import { earliestSentence } from "./words.ts";

type Props = { page: PageRequest; given: DelegationPathway; name: string; heading: "h2" | "h3" };

/** One way to entry into force: when that can be, what sets it or stands in the way, and each step. */
export async function PathwayView({ page, given, name, heading: Heading }: Props) {
  const { template, pathway } = given;
  const t = await getTranslations("pathways");
  const title = t(`template.${template}`);
  const steps = await Promise.all(pathway.steps.map((step) => pathStep(page, given, step)));
  return (
    <article className="pathway" aria-labelledby={`${given.delegation}-${template}`}>
      <Heading id={`${given.delegation}-${template}`} className="figure-title">
        {title}
      </Heading>
      <p className="mb-3 max-w-prose">{await earliestSentence(given, page.locale)}</p>
      <Faults given={given} />
      <StepPath label={t("stepsOf", { name, template: title })} steps={steps} />
    </article>
  );
}

/** Rows that could not be taken at their word. */
async function Faults({ given: { pathway } }: { given: DelegationPathway }) {
  const t = await getTranslations("pathways");
  if (pathway.faults.length === 0) return null;
  return (
    <ul className="method-list mb-3">
      {pathway.faults.map(({ step, fault }) => (
        <li key={`${step} ${fault}`}>
          {t(`fault.${fault}`, { step: fault === "unknown" ? step : t(`step.${stepName(step)}`) })}
        </li>
      ))}
    </ul>
  );
}

async function pathStep(page: PageRequest, given: DelegationPathway, step: PathwayStep): Promise<PathStep> {
  const t = await getTranslations("pathways");
  const stated = statedOf(given, step.id);
  return {
    key: step.id,
    name: t(`step.${stepName(step.id)}`),
    state: step.state,
    said: await saidOf(page, step),
    isCritical: given.pathway.path.includes(step.id),
    children: <StepDetail page={page} given={given} step={step} stated={stated} />,
  };
}

/** The state, and the day on which it was done or before which it cannot be. */
async function saidOf({ locale }: PageRequest, step: PathwayStep) {
  const t = await getTranslations("pathways");
  const { state, earliest } = step;
  const day = earliest && <time dateTime={earliest}>{formatDay(earliest, locale)}</time>;
  const rich = { day: () => day };
  if (state === "done") return t.rich("said.done", rich);
  if (state === "blocked") return t("said.blocked");
  const names = step.heldBy.map((id: string) => t(`step.${stepName(id)}`)).join(", ");
  if (earliest === null) return t("said.held", { steps: names });
  return step.isUnsized ? t(`said.${state}Unsized`) : t.rich(`said.${state}`, rich);
}

type DetailProps = {
  page: PageRequest;
  given: DelegationPathway;
  step: PathwayStep;
  stated: StatedStep | undefined;
};

/** What is stated of a step, in the words of the record, since when and by whom. */
async function StepDetail({ page: { locale }, given, step, stated }: DetailProps) {
  const t = await getTranslations("pathways");
  const lang = locale === "en" ? undefined : "en";
  const isFree = (step.slack ?? 0) > 0 && !given.pathway.path.includes(step.id);
  return (
    <>
      {stated?.expectedOn ? <p>{t("expected", { day: formatDay(stated.expectedOn, locale) })}</p> : null}
      {stated?.blockedBy ? (
        <p>
          {t("blockedBy")} <q lang={lang}>{stated.blockedBy}</q>
        </p>
      ) : null}
      {stated?.note ? <p lang={lang}>{stated.note}</p> : null}
      {isFree ? <p>{t("slack", { days: step.slack ?? 0 })}</p> : null}
      {stated ? <StepSources locale={locale} stated={stated} /> : null}
    </>
  );
}

async function StepSources({ locale, stated }: { locale: PageRequest["locale"]; stated: StatedStep }) {
  const t = await getTranslations("pathways");
  const terms = await getTranslations("terms");
  const { recordedAt, sources } = stated;
  const day = formatDay(dayInKyiv(recordedAt), locale);
  if (sources.length === 0) return <p>{t("stated", { day })}</p>;
  return (
    <details className="disclosure">
      <summary>
        <Icon name="chevron-right" />
        {t("sources", { day, count: sources.length })}
      </summary>
      <SourceList
        sources={sources.map((source, index) => ({
          key: `${index}`,
          title: source.title,
          href: source.url,
          publisher: source.publisher,
          dateTime: source.publishedOn,
          day: source.publishedOn && formatDay(source.publishedOn, locale),
          grade: source.grade,
          gradeLabel: terms(`sourceGrade.${source.grade}`),
          backing: source.backing ? terms(`backing.${source.backing}`) : undefined,
        }))}
      />
    </details>
  );
}
