import { getTranslations } from "next-intl/server";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Notice } from "@/components/notice.tsx";
import { StrengthMark } from "@/components/strength-mark.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Day } from "@/domain/commitment.ts";
import { takesConsentBack } from "@/domain/commitment-checks.ts";
import type { FieldDifference } from "@/domain/difference.ts";
import { type StrengthFinding, strengthOf } from "@/domain/strength.ts";
import type { Locale, Stage } from "@/domain/vocabulary.ts";
import { sayFault } from "@/lib/fault-words.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { strengthWords } from "@/lib/strength-words.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import { messagesOf } from "@/messages/messages.ts";
import type { Line } from "../queries.ts";
import { SeenTick } from "./seen.tsx";
import { StepNotice } from "./step-panel.tsx";

/** Names one reading of the draft, and the place of this line's first change in it, for the ticks of who reads it. */
export type Reading = { name: string; from: number };
type Props = {
  line: Line;
  locale: Locale;
  words: FieldWords;
  isOpen: boolean;
  /** The day on which notice is taken to be given, where a change of the exit is judged. */
  today: Day;
  reading: Reading;
  /** Open comments of colleagues on the line. */
  comments: number;
};

/** One line of the draft: what it would change, old and new, how firm that leaves it, and what stands in its way. */
export async function LineChanges({ line, locale, words, isOpen, today, reading, comments }: Props) {
  const t = await getTranslations("desk");
  const id = `line-${line.symbol}`;
  const findings = line.after ? strengthOf(line.before, line.after, today) : [];
  const changes = line.changes.map((change, index) =>
    fieldChange(change, {
      line,
      locale,
      words,
      finding: findings.find(({ evidence }) => evidence.some(({ field }) => field === change.field)),
      reading: { ...reading, from: reading.from + index },
    }),
  );
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id}>
          <span className="font-mono text-meta">{line.symbol}</span>{" "}
          <span lang={locale === "en" ? undefined : "en"}>
            {line.before?.title.en ?? line.fields.title_en}
          </span>
        </h2>
        {isOpen || comments > 0 ? (
          <a href={paths.deskCommitment(locale, line.symbol)}>
            {isOpen ? t("review.edit") : t("review.comments", { count: comments })}
            <span className="sr-only"> {line.symbol}</span>
          </a>
        ) : null}
      </div>
      {isOpen && comments > 0 ? <p className="mb-2">{t("review.comments", { count: comments })}</p> : null}
      <LineFaults line={line} locale={locale} words={words} title={t("review.mend")} />
      <StepNotice line={line} locale={locale} words={words} />
      {line.attribution === "reported" ? <Notice>{t("review.reported")}</Notice> : null}
      <Tally findings={findings} />
      <Difference
        changes={await Promise.all(changes)}
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

/** How many changes go which way; nothing is weighed against anything else. */
async function Tally({ findings }: { findings: readonly StrengthFinding[] }) {
  const t = await getTranslations("strength.verdict");
  const verdicts = (["strengthened", "weakened", "neutral", "unclear"] as const).flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count === 0 ? [] : [{ verdict, count }];
  });
  if (verdicts.length === 0) return null;
  return (
    <p className="mb-3 flex flex-wrap gap-2">
      {verdicts.map(({ verdict, count }) => (
        <Tag key={verdict} strong={verdict === "weakened"}>
          {t(verdict)}: {count}
        </Tag>
      ))}
    </p>
  );
}

type Around = {
  line: Line;
  locale: Locale;
  words: FieldWords;
  finding: StrengthFinding | undefined;
  reading: Reading;
};

async function fieldChange(change: FieldDifference, around: Around): Promise<FieldChange> {
  const { field, before, after } = change;
  const { line, locale, words } = around;
  const lang = words.langOf(field);
  const [old, now] = [before && words.value(field, before), after && words.value(field, after)];
  const segments = wordSegments(old ?? "", now ?? "", lang ?? locale);
  return {
    key: `${line.symbol}-${field}`,
    label: words.label(field),
    before: old === null ? null : segments.before,
    after: now === null ? null : segments.after,
    mark: <Marks change={change} around={around} />,
    lang,
  };
}

/** Beside a change: what it does to the line and why, who wrote it, and a tick for who reads it. */
async function Marks({ change, around }: { change: FieldDifference; around: Around }) {
  const { field, after } = change;
  const { line, locale, words, finding, reading } = around;
  const t = await getTranslations("desk.review");
  const strength = await getTranslations("strength");
  const edit = line.edits.get(field);
  const isBack = field === "stage" && takesConsentBack(line.before?.stage ?? null, after as Stage);
  return (
    <>
      {finding ? (
        <StrengthMark words={strengthWords({ strength, fields: words, nothing: t("nothing") }, finding)} />
      ) : null}
      {isBack ? <Tag strong>{t("stepBack")}</Tag> : null}
      {edit ? (
        <span className="text-caption text-ink-2">
          {t("wroteBy", { name: edit.name, when: formatInstant(edit.at, locale) })}
        </span>
      ) : null}
      <SeenTick
        reading={reading.name}
        place={reading.from}
        label={t("seen")}
        about={t("seenAbout", { field: words.label(field), symbol: line.symbol })}
      />
    </>
  );
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
