import type { getTranslations } from "next-intl/server";
import type { AsOf } from "../domain/as-of.ts";
import type { CommitmentTerms } from "../domain/commitment.ts";
import { assuredHorizon, nominalEnd } from "../domain/duration.ts";
import { type Locale, TRIGGERS } from "../domain/vocabulary.ts";
import { formatDay, formatDuration } from "./format.ts";

export type DurationTerms = Pick<CommitmentTerms, "start" | "term" | "extension" | "exit" | "fundedUntil">;
type Words = {
  duration: Awaited<ReturnType<typeof getTranslations<"commitments.duration">>>;
  triggers: Awaited<ReturnType<typeof getTranslations<"terms.trigger">>>;
};
type Said = { terms: DurationTerms; asOf: AsOf; locale: Locale };

/**
 * How long, so that a person can read it: the term and where it ends, how it goes on, how it may be left and what
 * that assures on the day in view, and how far the money goes. Two dates, never one.
 */
export function durationSentence(words: Words, said: Said): string {
  const { terms, locale } = said;
  const t = words.duration;
  const isSilent = terms.term.kind === "unstated" && terms.exit.kind === "unstated";
  return [
    isSilent ? t("nothing") : termSentence(words, said),
    terms.extension === "unstated" ? null : t("extension", { kind: terms.extension }),
    isSilent ? null : exitSentence(words, said),
    terms.fundedUntil ? t("funded", { day: formatDay(terms.fundedUntil, locale) }) : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
}

function termSentence(words: Words, { terms: { start, term }, locale }: Said): string {
  const t = words.duration;
  switch (term.kind) {
    case "fixed-date":
      return t("fixed", { end: formatDay(term.until, locale) });
    case "until-event":
      return t("event", { event: eventName(words, term.event) });
    case "open-ended":
      return t("open");
    case "unstated":
      return t("unstated");
    case "duration":
      return lengthSentence(words, start, term.length, locale);
  }
}

function lengthSentence(
  words: Words,
  start: DurationTerms["start"],
  duration: string,
  locale: Locale,
): string {
  const t = words.duration;
  const length = formatDuration(duration, locale);
  const end = nominalEnd({ start, term: { kind: "duration", length: duration } });
  const kind = start.kind === "entry-into-force" ? "force" : start.kind;
  if (end === null || start.kind === "unstated" || start.on === null) {
    const event = start.kind === "event" ? eventName(words, start.event) : "";
    return t("lengthUnknown", { length, start: kind, event });
  }
  return t("length", {
    length,
    start: kind,
    from: formatDay(start.on, locale),
    end: formatDay(end, locale),
  });
}

function exitSentence({ duration: t }: Words, { terms, asOf, locale }: Said): string {
  const assured = assuredHorizon(terms, asOf.day);
  if (assured === null) {
    const open = { "on-breach": "onBreachOpen", "none-before": "noneBeforeOpen" } as const;
    const { kind } = terms.exit;
    return t(kind === "on-breach" || kind === "none-before" ? open[kind] : "exitUnstated");
  }
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
export function eventName({ triggers }: Pick<Words, "triggers">, event: string): string {
  const known = TRIGGERS.find((trigger) => trigger === event);
  return known ? triggers(known) : event;
}
