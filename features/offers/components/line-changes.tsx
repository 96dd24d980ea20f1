import { getTranslations } from "next-intl/server";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Notice } from "@/components/notice.tsx";
import { Tag } from "@/components/tag.tsx";
import { takesConsentBack } from "@/domain/commitment-checks.ts";
import type { FieldDifference } from "@/domain/difference.ts";
import type { Locale, Stage } from "@/domain/vocabulary.ts";
import { sayFault } from "@/lib/fault-words.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { paths } from "@/lib/paths.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import { messagesOf } from "@/messages/messages.ts";
import type { Line } from "../queries.ts";

type Props = { line: Line; locale: Locale; words: FieldWords; isOpen: boolean };

/** One line of the draft: what it would change, old and new, and what still stands in its way. */
export async function LineChanges({ line, locale, words, isOpen }: Props) {
  const t = await getTranslations("desk");
  const id = `line-${line.symbol}`;
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id}>
          <span className="font-mono text-meta">{line.symbol}</span>{" "}
          <span lang={locale === "en" ? undefined : "en"}>
            {line.before?.title.en ?? line.fields.title_en}
          </span>
        </h2>
        {isOpen ? (
          <a href={paths.deskCommitment(locale, line.symbol)}>
            {t("review.edit")}
            <span className="sr-only"> {line.symbol}</span>
          </a>
        ) : null}
      </div>
      <LineFaults line={line} locale={locale} words={words} title={t("review.mend")} />
      {line.attribution === "reported" ? <Notice>{t("review.reported")}</Notice> : null}
      <Difference
        changes={line.changes.map((change) => fieldChange(change, line, locale, words, t("review.stepBack")))}
        words={{
          before: t("review.before"),
          after: t("review.after"),
          inserted: t("review.inserted"),
          removed: t("review.removed"),
          nothing: t("review.nothing"),
        }}
        rest={line.fields.title_uk === "" ? t("review.missingTranslation") : undefined}
      />
    </section>
  );
}

function fieldChange(
  { field, before, after }: FieldDifference,
  line: Line,
  locale: Locale,
  words: FieldWords,
  stepBack: string,
): FieldChange {
  const lang = words.langOf(field);
  const [old, now] = [before && words.value(field, before), after && words.value(field, after)];
  const segments = wordSegments(old ?? "", now ?? "", lang ?? locale);
  const isBack = field === "stage" && takesConsentBack(line.before?.stage ?? null, after as Stage);
  return {
    key: `${line.symbol}-${field}`,
    label: words.label(field),
    before: old === null ? null : segments.before,
    after: now === null ? null : segments.after,
    mark: isBack ? <Tag strong>{stepBack}</Tag> : undefined,
    lang,
  };
}

type FaultsProps = { line: Line; locale: Locale; words: FieldWords; title: string };

function LineFaults({ line, locale, words, title }: FaultsProps) {
  if (line.faults.length === 0) return null;
  const { faults } = messagesOf(locale);
  const { fields } = line;
  return (
    <Notice tone="danger" title={title}>
      <ul>
        {line.faults.map((fault) => {
          const name = Object.keys(fields).find((each) => each === fault.path);
          return (
            <li key={`${fault.path} ${fault.code}`}>
              <a href={`${paths.deskCommitment(locale, line.symbol)}#${fault.path}`}>
                {name ? words.label(name as keyof typeof fields) : fault.path}
              </a>
              {": "}
              {sayFault(faults, fault, locale)}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
