import { getTranslations } from "next-intl/server";
import type { AsOf } from "@/domain/as-of.ts";
import type { CommitmentTerms } from "@/domain/commitment.ts";
import { assuredHorizon, nominalEnd } from "@/domain/duration.ts";
import { type Locale, TRIGGERS } from "@/domain/vocabulary.ts";
import { formatDay, formatDuration } from "@/lib/format.ts";

type Props = {
  terms: Pick<CommitmentTerms, "start" | "term" | "extension" | "exit" | "fundedUntil">;
  asOf: AsOf;
  locale: Locale;
};

/**
 * How long, so that a person can read it: the term and where it ends, how it may be left and what that
 * assures on the day in view, and how far the money goes. Two dates, never one.
 */
export async function DurationSentence(props: Props) {
  const { terms, locale } = props;
  const t = await getTranslations("commitments.duration");
  const isSilent = terms.term.kind === "unstated" && terms.exit.kind === "unstated";
  return (
    <p>
      {isSilent ? t("nothing") : `${await termSentence(props)} ${await exitSentence(props)}`}{" "}
      {terms.fundedUntil ? t("funded", { day: formatDay(terms.fundedUntil, locale) }) : null}
    </p>
  );
}

async function termSentence({ terms: { start, term }, locale }: Props): Promise<string> {
  const t = await getTranslations("commitments.duration");
  switch (term.kind) {
    case "fixed-date":
      return t("fixed", { end: formatDay(term.until, locale) });
    case "until-event":
      return t("event", { event: await eventWords(term.event) });
    case "open-ended":
      return t("open");
    case "unstated":
      return t("unstated");
    case "duration": {
      const end = nominalEnd({ start, term });
      const length = formatDuration(term.length, locale);
      if (end === null || start.kind === "unstated" || start.on === null)
        return t("lengthUnknown", { length });
      return t("length", {
        length,
        start: start.kind === "entry-into-force" ? "force" : start.kind,
        from: formatDay(start.on, locale),
        end: formatDay(end, locale),
      });
    }
  }
}

async function exitSentence({ terms, asOf, locale }: Props): Promise<string> {
  const t = await getTranslations("commitments.duration");
  const assured = assuredHorizon(terms, asOf.day);
  if (assured === null) return t(terms.exit.kind === "on-breach" ? "onBreachOpen" : "exitUnstated");
  const day = formatDay(assured, locale);
  if (terms.exit.kind === "none-before") return t("noneBefore", { day });
  if (terms.exit.kind !== "notice") return t("onBreach", { day });
  return t("notice", {
    notice: formatDuration(terms.exit.notice, locale),
    now: asOf.isNow ? "now" : "then",
    today: formatDay(asOf.day, locale),
    day,
  });
}

/** Events are named in the words of the record, or by a code that the register has words for. */
export async function eventWords(event: string): Promise<string> {
  const t = await getTranslations("terms.trigger");
  const known = TRIGGERS.find((trigger) => trigger === event);
  return known ? t(known) : event;
}
