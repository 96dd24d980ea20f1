import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import { DEPUTY } from "@/domain/deputy.ts";
import type { ActEntry, ActLine } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { dayInKyiv, formatDay, formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { correctedVersions } from "../schema.ts";

type Names = ReadonlyMap<string, { en: string; uk: string }>;
type Props = { page: PageRequest; entries: readonly ActEntry[]; names: Names };

/** What was corrected, by whom, when and why, newest first; each with the versions before and after. */
export function CorrectionList({ page, entries, names }: Props) {
  return entries.map((entry) => (
    <Correction
      key={entry.symbol}
      page={page}
      entry={entry}
      delegation={names.get(entry.delegation)?.[page.locale] ?? entry.delegation}
    />
  ));
}

type CorrectionProps = { page: PageRequest; entry: ActEntry; delegation: string };

async function Correction({ page, entry, delegation }: CorrectionProps) {
  const { locale, link } = page;
  const t = await getTranslations("corrections.row");
  const terms = await getTranslations("terms");
  const { symbol, corrects, reason, lines } = entry;
  const id = actAddress(symbol);
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  return (
    <section className="mb-8 break-inside-avoid" aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-h3">
        <a href={link(paths.act(locale, id))}>{symbol}</a>
      </h2>
      <CorrectedAgain page={page} entry={entry} />
      <SummaryList
        rows={[
          {
            key: "corrects",
            term: t("corrects"),
            description: corrects ? (
              <a href={link(paths.act(locale, actAddress(corrects)))}>{corrects}</a>
            ) : (
              missing
            ),
          },
          {
            key: "lines",
            term: t("lines"),
            description:
              lines.length > 0 ? (
                <ul className="grid gap-2">
                  {lines.map((line) => (
                    <li key={line.symbol}>
                      <CorrectedLine page={page} line={line} />
                    </li>
                  ))}
                </ul>
              ) : (
                missing
              ),
          },
          {
            key: "reason",
            term: t("reason"),
            description: reason ? <span className="whitespace-pre-line">{reason}</span> : missing,
          },
          {
            key: "by",
            term: t("by"),
            description: (
              <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <FlaggedName
                  code={entry.delegation}
                  name={delegation}
                  href={link(paths.delegation(locale, entry.delegation))}
                />
                <AttributionMark
                  attribution={entry.attribution}
                  label={terms(`attribution.${entry.attribution}`)}
                />
              </span>
            ),
            note: await capacityWords(entry),
          },
          {
            key: "when",
            term: t("when"),
            description: <time dateTime={entry.recordedAt}>{formatInstant(entry.recordedAt, locale)}</time>,
          },
        ]}
      />
    </section>
  );
}

/** In which capacity the person acted; persons themselves are named to their own delegation alone. */
async function capacityWords({ capacity }: ActEntry): Promise<string | undefined> {
  const terms = await getTranslations("terms.memberRole");
  const record = await getTranslations("timeline.record");
  const role = MEMBER_ROLES.find((known) => known === capacity);
  if (role) return terms(role);
  return capacity === DEPUTY ? record("deputy") : (capacity ?? undefined);
}

/** A correction may itself have been wrong: said also on a view of the past. */
async function CorrectedAgain({ page: { locale }, entry }: Omit<CorrectionProps, "delegation">) {
  if (entry.correctedBy.length === 0) return null;
  const t = await getTranslations("steps.notice");
  return (
    <ul className="mb-2">
      {entry.correctedBy.map(({ act, at }) => (
        <li key={act}>
          {/* The act is newer than a view of the past: its address goes without the day. */}
          <a href={paths.act(locale, actAddress(act))}>
            {t("correctedBy", { act, day: formatDay(dayInKyiv(at), locale) })}
          </a>
        </li>
      ))}
    </ul>
  );
}

async function CorrectedLine({ page: { locale, link }, line }: { page: PageRequest; line: ActLine }) {
  const t = await getTranslations("corrections.line");
  const common = await getTranslations("common.language");
  const { symbol } = line;
  const { before, after } = correctedVersions(line);
  const title = inLanguage(line.title, locale);
  const version = (number: number) => (
    <a href={link(paths.version(locale, symbol, number))}>{t("version", { number })}</a>
  );
  return (
    <>
      <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>{" "}
      <RecordText text={title.text} lang={title.lang} pageLang={locale} label={common(title.lang)} />
      <span className="lone-links flex flex-wrap gap-x-4 text-meta">
        {before === null ? null : <span>{t.rich("before", { version: () => version(before) })}</span>}
        <span>{t.rich("after", { version: () => version(after) })}</span>
        {before === null ? null : (
          <a href={link(paths.difference(locale, symbol, before, after))}>
            {t("difference")}
            <span className="sr-only">: {symbol}</span>
          </a>
        )}
      </span>
    </>
  );
}
