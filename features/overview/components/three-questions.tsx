import { getTranslations } from "next-intl/server";
import { StatTriad } from "@/components/stat-triad.tsx";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { FIRM_STAGES, type Overview } from "../queries.ts";

type Props = { page: PageRequest; overview: Overview };

/** Who, what, how long: three figures, each with the address of the list that yields it. */
export async function ThreeQuestions({ page: { locale, link }, overview }: Props) {
  const t = await getTranslations("home");
  const number = (value: number) => formatNumber(value, locale);
  const { medianEndYear, ends } = overview;
  return (
    <>
      <StatTriad
        label={t("questions")}
        stats={[
          {
            id: "who",
            question: t("who.question"),
            figure: t("who.figure", {
              firm: number(overview.firmDelegations),
              total: number(overview.delegations),
            }),
            text: t("who.text"),
            href: link(paths.delegations(locale), { stage: FIRM_STAGES }),
            linkLabel: t("who.link"),
          },
          {
            id: "what",
            question: t("what.question"),
            figure: number(overview.commitments),
            text: t("what.text", { total: overview.commitments, inForce: overview.stages["in-force"] ?? 0 }),
            href: link(paths.commitments(locale)),
            linkLabel: t("what.link"),
          },
          {
            id: "how-long",
            question: t("howLong.question"),
            figure: medianEndYear === null ? t("howLong.figureNone") : `${medianEndYear}`,
            text:
              medianEndYear === null
                ? t("howLong.textNone")
                : t("howLong.text", {
                    known: ends.known,
                    open: number(ends.open),
                    unstated: number(ends.unstated),
                  }),
            href: link(paths.commitments(locale), { end: "known", sort: "end" }),
            linkLabel: t("howLong.link"),
          },
        ]}
      />
      <p className="mt-5 max-w-prose text-meta text-ink-2">
        {t("attribution", {
          own: number(overview.attributions.own),
          reported: number(overview.attributions.reported),
        })}
      </p>
    </>
  );
}
