import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { SourceList } from "@/components/source-list.tsx";
import { SummaryList, type SummaryRow } from "@/components/summary-list.tsx";
import type { EventChange, EventEntry } from "@/domain/records.ts";
import { collator, dayInKyiv, formatDay, formatInstant, inLanguage, machineDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { listedSources } from "./listed-sources.ts";

type Props = {
  page: PageRequest;
  event: EventEntry;
  names: ReadonlyMap<string, { en: string; uk: string }>;
  /** The lines of the record that it changed; null where it changed none. */
  lines: ReactNode | null;
};

type Words = Awaited<ReturnType<typeof getTranslations<"timeline">>>;

/** 'The day was corrected on 15 November: it was given as 13 November.' */
export function revisionWords(t: Words, { at, was }: EventChange, locale: PageRequest["locale"]): string {
  const on = formatDay(dayInKyiv(at), locale);
  return was
    ? t("revisedWas", { at: on, was: formatDay(was.on, locale, was.precision) })
    : t("revised", { at: on });
}

/** One event whole: when and how exactly that is known, where, who took part, what it changed, and who says so. */
export async function EventRecord({ page, event, names, lines }: Props) {
  const t = await getTranslations("timeline");
  const terms = await getTranslations("terms");
  return (
    <>
      {event.revisions.length > 0 ? (
        <div className="mb-6">
          <Notice tone="warn">
            {event.revisions.map((revision) => (
              <p key={revision.at}>{revisionWords(t, revision, page.locale)}</p>
            ))}
          </Notice>
        </div>
      ) : null}
      <SummaryList rows={await rowsOf(page, event, names)} />
      <PageSection id="lines" title={t("event.lines")}>
        {lines ?? <p className="text-ink-2">{t("event.noLines")}</p>}
      </PageSection>
      <PageSection id="sources" title={t("event.sources")}>
        {event.sources.length > 0 ? (
          <SourceList sources={listedSources(event.sources, terms, page.locale)} />
        ) : (
          <p className="text-ink-2">{terms("notStated")}</p>
        )}
      </PageSection>
    </>
  );
}

async function rowsOf(
  { locale, link }: PageRequest,
  event: EventEntry,
  names: Props["names"],
): Promise<SummaryRow[]> {
  const t = await getTranslations("timeline.event");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const summary = inLanguage(event.summary, locale);
  const foreign = locale === "en" ? undefined : "en";
  const parties = event.participants.map((code) => ({ code, name: names.get(code)?.[locale] ?? code }));
  parties.sort((a, b) => collator(locale).compare(a.name, b.name));
  return [
    {
      key: "summary",
      term: t("summary"),
      description: <span lang={summary.lang === locale ? undefined : summary.lang}>{summary.text}</span>,
    },
    {
      key: "day",
      term: t("day"),
      description: (
        <time dateTime={machineDay(event.on, event.precision)}>
          {formatDay(event.on, locale, event.precision)}
        </time>
      ),
      note: event.precision === "day" ? undefined : t(`precision.${event.precision}`),
    },
    { key: "kind", term: t("kind"), description: terms(`eventKind.${event.kind}`) },
    {
      key: "level",
      term: t("level"),
      description: event.level ? terms(`eventLevel.${event.level}`) : missing,
    },
    {
      key: "place",
      term: t("place"),
      description: event.place ? <span lang={foreign}>{event.place}</span> : missing,
    },
    {
      key: "participants",
      term: t("participants"),
      description:
        parties.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {parties.map(({ code, name }) => (
              <li key={code}>
                <a href={link(paths.delegation(locale, code))}>{name}</a>
              </li>
            ))}
          </ul>
        ) : (
          missing
        ),
    },
    ...(event.otherParticipants.length > 0
      ? [
          {
            key: "others",
            term: t("others"),
            description: <span lang={foreign}>{event.otherParticipants.join(", ")}</span>,
          },
        ]
      : []),
    {
      key: "question",
      term: t("question"),
      description: event.question ? terms(`question.${event.question}`) : missing,
    },
    {
      key: "recorded",
      term: t("recorded"),
      description: <time dateTime={event.recordedAt}>{formatInstant(event.recordedAt, locale)}</time>,
    },
    { key: "symbol", term: t("symbol"), description: event.symbol },
  ];
}
