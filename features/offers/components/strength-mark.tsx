import { getTranslations } from "next-intl/server";
import type { StrengthFinding } from "@/domain/strength.ts";
import type { FieldWords } from "@/lib/field-words.ts";

/** Repeats the word for those who look; the word itself says it. */
const SIGN: Record<StrengthFinding["verdict"], string> = {
  strengthened: "▲",
  weakened: "▼",
  neutral: "=",
  unclear: "?",
};

/** What a change does to the line; opened, by which rule, and from which fields that was judged. */
export async function StrengthMark({ finding, words }: { finding: StrengthFinding; words: FieldWords }) {
  const t = await getTranslations("strength");
  const review = await getTranslations("desk.review");
  const said = (field: StrengthFinding["evidence"][number]["field"], text: string | null) =>
    text === null || text === "" ? review("nothing") : words.value(field, text);
  return (
    <details className="min-w-0 text-meta">
      <summary>
        <span aria-hidden="true">{SIGN[finding.verdict]} </span>
        {t(`verdict.${finding.verdict}`)}
      </summary>
      <dl className="mt-1 max-w-prose border-line border-s-2 ps-3 text-ink-2">
        <dt className="sr-only">{review("strength")}</dt>
        <dd>{t(`verdictText.${finding.verdict}`)}</dd>
        <dt className="font-semibold text-ink">{review("rule")}</dt>
        <dd>{t(`rule.${finding.rule}`)}</dd>
        <dt className="font-semibold text-ink">{review("evidence")}</dt>
        {finding.evidence.map(({ field, before, after }) => (
          <dd key={field} className="break-words">
            {review("evidenceLine", {
              field: words.label(field),
              before: said(field, before),
              after: said(field, after),
            })}
          </dd>
        ))}
      </dl>
    </details>
  );
}
