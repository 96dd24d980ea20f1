import { getTranslations } from "next-intl/server";
import { FlaggedName } from "@/components/flagged-name.tsx";
import type { LineChange } from "@/domain/line-change.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import { fieldWords } from "@/lib/field-words.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type Around, LineChangeEntry } from "./line-change.tsx";

type Props = {
  page: PageRequest;
  changes: readonly LineChange[];
  names: ReadonlyMap<string, { en: string; uk: string }>;
  categories: readonly CategoryRecord[];
};

/** The changed lines under their delegations, which stand by name in the reader's language. */
export async function ChangeList({ page, changes, names, categories }: Props) {
  const { locale, link } = page;
  const [t, common, terms, strength, labels] = await Promise.all([
    getTranslations("changes"),
    getTranslations("common"),
    getTranslations("terms"),
    getTranslations("strength"),
    getTranslations("commitments.field"),
  ]);
  const fields = fieldWords({ fields: labels, common, terms }, locale, categories);
  const around: Around = { page, t, common, terms, strength, fields };
  return [...Map.groupBy(changes, ({ delegation }) => delegation)].map(([code, lines]) => (
    <section key={code} className="page-section" aria-labelledby={code}>
      <h2 id={code} className="mb-3">
        <FlaggedName
          code={code}
          name={names.get(code)?.[locale] ?? code}
          href={link(paths.delegation(locale, code))}
        />
      </h2>
      {lines.map((change) => (
        <LineChangeEntry key={change.symbol} around={around} change={change} />
      ))}
    </section>
  ));
}
