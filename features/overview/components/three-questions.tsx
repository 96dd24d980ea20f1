import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StatTriad } from "@/components/stat-triad.tsx";
import { actAddress } from "@/domain/symbol.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { FIRM_STAGES, type NewestAct, type Overview } from "../queries.ts";

type Props = { page: PageRequest; overview: Overview };

/** Who, what, how long: each number leads to exactly the list that yields it. */
export async function ThreeQuestions({ page, overview }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("home");
  const to = (path: Route, query?: LinkQuery) => (words: ReactNode) => (
    <a href={link(path, query)}>{words}</a>
  );
  const lines = (query?: LinkQuery) => to(paths.commitments(locale), query);
  const { medianEndYear, ends, newest, attributions } = overview;
  return (
    <>
      <StatTriad
        label={t("questions")}
        stats={[
          {
            id: "who",
            question: t("who.question"),
            figure: t.rich("who.figure", {
              firm: formatNumber(overview.firmDelegations, locale),
              total: formatNumber(overview.delegations, locale),
              some: to(paths.delegations(locale), { stage: FIRM_STAGES }),
              all: to(paths.delegations(locale)),
            }),
            text: t("who.text"),
            source: <RestsOn page={page} act={newest.who} />,
          },
          {
            id: "what",
            question: t("what.question"),
            figure: lines()(formatNumber(overview.commitments, locale)),
            text: t.rich("what.text", {
              total: overview.commitments,
              inForce: overview.stages["in-force"] ?? 0,
              force: lines({ stage: "in-force" }),
            }),
            source: <RestsOn page={page} act={newest.what} />,
          },
          {
            id: "how-long",
            question: t("howLong.question"),
            figure:
              medianEndYear === null
                ? t("howLong.figureNone")
                : lines({ end: "known", sort: "end" })(`${medianEndYear}`),
            text: t.rich(medianEndYear === null ? "howLong.textNone" : "howLong.text", {
              ...ends,
              knownList: lines({ end: "known" }),
              openList: lines({ end: "open" }),
              unstatedList: lines({ end: "unstated" }),
            }),
            source: <RestsOn page={page} act={newest.howLong} />,
          },
        ]}
      />
      <p className="mt-5 max-w-prose text-meta text-ink-2">
        {t.rich("attribution", {
          ...attributions,
          ownList: lines({ attribution: "own" }),
          reportedList: lines({ attribution: "reported" }),
        })}
      </p>
    </>
  );
}

/** The newest act behind a figure, with its day: what the figure rests on. */
async function RestsOn({ page: { locale, link, asOf }, act }: { page: PageRequest; act: NewestAct | null }) {
  const t = await getTranslations("home");
  if (act === null) return t("restsOnNothing", { day: formatDay(asOf.day, locale) });
  return t.rich("restsOn", {
    symbol: act.symbol,
    day: formatDay(dayInKyiv(act.recordedAt), locale),
    act: (words) => <a href={link(paths.act(locale, actAddress(act.symbol)))}>{words}</a>,
  });
}
