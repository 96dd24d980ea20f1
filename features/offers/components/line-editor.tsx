import { getTranslations } from "next-intl/server";
import { type ComponentProps, cache } from "react";
import { asOfNow } from "@/domain/as-of.ts";
import { durationOf, type Fields } from "@/domain/terms-fields.ts";
import { type Locale, TRIGGERS } from "@/domain/vocabulary.ts";
import { listCategories } from "@/features/installation/queries.ts";
import { type LinkChoice, listLinkChoices } from "@/features/lines/queries.ts";
import { durationSentence } from "@/lib/duration-words.ts";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { messagesOf } from "@/messages/messages.ts";
import type { Actor } from "@/server/viewer.ts";
import type { Line } from "../queries.ts";
import { Editor } from "./editor.tsx";
import type { DurationSaid, GroupSpec, Suggestions } from "./field-spec.ts";
import { groupSpecs } from "./field-specs.ts";
import { editorWords, wordsOfFields } from "./words.ts";

/** Asked twice by one page. */
const linkChoices = cache(listLinkChoices);

/** The parts of a line's form, with its words. */
export async function groupsOf(actor: Actor, line: Line, locale: Locale): Promise<GroupSpec[]> {
  const [categories, { requirements }] = await Promise.all([listCategories(), linkChoices(actor)]);
  const [desk, terms, field] = await Promise.all([
    getTranslations("desk"),
    getTranslations("terms"),
    wordsOfFields(locale, categories),
  ]);
  const { desk: texts, definitions } = messagesOf(locale);
  return groupSpecs(line.fields, {
    desk,
    terms,
    field,
    hints: texts.hint,
    definitions,
    categories,
    requirements: requirements.map(({ symbol, title }) => ({
      term: symbol,
      text: inLanguage(title, locale).text,
    })),
    locale,
  });
}

type Props = {
  actor: Actor;
  locale: Locale;
  line: Line;
  groups: readonly GroupSpec[];
  isFrozen: boolean;
} & Pick<ComponentProps<typeof Editor>, "top" | "besides" | "asides">;

/** The editor of one line. What goes around it is given in `top`, `besides` (by part) and `asides` (by field). */
export async function LineEditor({ actor, locale, line, groups, isFrozen, ...around }: Props) {
  return (
    <Editor
      locale={locale}
      symbol={line.symbol}
      groups={groups}
      faults={line.faults}
      isFrozen={isFrozen}
      reviewHref={paths.deskReview(locale)}
      duration={await durationSaid(line.fields, locale)}
      suggestions={await suggestions(actor, line.symbol, locale)}
      words={await editorWords(locale)}
      accountId={actor.accountId}
      page={paths.deskCommitment(locale, line.symbol)}
      {...around}
    />
  );
}

async function durationSaid(fields: Fields, locale: Locale): Promise<DurationSaid> {
  const read = durationOf(fields);
  if ("faults" in read) return { sentence: null, faults: read.faults };
  const [duration, triggers] = await Promise.all([
    getTranslations("commitments.duration"),
    getTranslations("terms.trigger"),
  ]);
  const asOf = asOfNow(Temporal.Now.instant().toString());
  return {
    sentence: durationSentence({ duration, triggers }, { terms: read.terms, asOf, locale }),
    faults: [],
  };
}

/** What a condition may link to, this line itself left out; events also by the codes that the register has words for. */
async function suggestions(actor: Actor, symbol: string, locale: Locale): Promise<Suggestions> {
  const { commitments, events } = await linkChoices(actor);
  const triggers = await getTranslations("terms.trigger");
  const option = ({ symbol: value, title }: LinkChoice) => ({
    value,
    label: `${value} · ${inLanguage(title, locale).text}`,
  });
  return {
    events: [...TRIGGERS.map((code) => ({ value: code, label: triggers(code) })), ...events.map(option)],
    commitments: commitments.filter((choice) => choice.symbol !== symbol).map(option),
  };
}
