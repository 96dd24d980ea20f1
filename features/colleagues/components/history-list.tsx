import { getTranslations } from "next-intl/server";
import { ActionForm, type FormWords } from "@/components/action-form.tsx";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { formatInstant } from "@/lib/format.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import { restoreTextAction } from "../actions.ts";
import type { History, HistoryEntry } from "../schema.ts";

type Props = { history: History; locale: Locale; fields: FieldWords; words: FormWords };

/** Change by change: who, when, which field, what stood there and what was written. */
export async function HistoryList({ history, locale, fields, words }: Props) {
  const t = await getTranslations("colleagues.history");
  return (
    <Difference
      headingLevel="h2"
      changes={history.entries.map((entry) => change(entry, { history, locale, fields, words }))}
      words={{
        before: t("before"),
        after: t("after"),
        inserted: t("inserted"),
        removed: t("removed"),
        nothing: t("nothing"),
      }}
    />
  );
}

function change(entry: HistoryEntry, around: Props): FieldChange {
  const { locale, fields } = around;
  const { id, name } = entry;
  const lang = fields.langOf(name);
  const [before, after] = [fields.value(name, entry.before), fields.value(name, entry.after)];
  const segments = wordSegments(before, after, lang ?? locale);
  return {
    key: id,
    label: fields.label(name),
    before: entry.before === "" ? null : segments.before,
    after: entry.after === "" ? null : segments.after,
    mark: <Marks entry={entry} around={around} />,
    lang,
  };
}

async function Marks({ entry, around }: { entry: HistoryEntry; around: Props }) {
  const t = await getTranslations("colleagues.history");
  const { history, locale, fields, words } = around;
  const { id, name, by, at, stands, shown } = entry;
  const when = formatInstant(at, locale);
  return (
    <>
      <span className="text-ink-2 text-meta">{t("edited", { name: by, when })}</span>
      {stands ? <Tag>{t("stands")}</Tag> : null}
      {stands || history.isFrozen ? null : (
        <ActionForm
          name={`restore-${id}`}
          action={restoreTextAction}
          hidden={{ locale, symbol: history.symbol, edit: id, shown }}
          submit={t("restore")}
          about={t("restoreAbout", { field: fields.label(name), when })}
          variant="quiet"
          words={{ ...words, problem: t("problem") }}
        />
      )}
    </>
  );
}
