import type { getTranslations } from "next-intl/server";
import type { StrengthFinding } from "../domain/strength.ts";
import type { FieldWords } from "./field-words.ts";

type Words = {
  strength: Awaited<ReturnType<typeof getTranslations<"strength">>>;
  fields: FieldWords;
  /** Stands where a field says nothing. */
  nothing: string;
};

/** A finding on a change in the reader's language. */
export function strengthWords({ strength, fields, nothing }: Words, finding: StrengthFinding) {
  const { verdict, rule, aspect, evidence } = finding;
  const said = (field: (typeof evidence)[number]["field"], text: string | null): string =>
    text === null || text === "" ? nothing : fields.value(field, text);
  return {
    verdict,
    label: strength(`verdict.${verdict}`),
    meaning: strength(`verdictText.${verdict}`),
    effectLabel: strength("mark.effect"),
    ruleLabel: strength("mark.rule"),
    rule: strength(`rule.${rule}`),
    evidenceLabel: strength("mark.evidence"),
    // A new line is all of it new: the line itself is the evidence.
    evidence:
      aspect === "line"
        ? []
        : evidence.map(({ field, before, after }) => ({
            key: field,
            text: strength("mark.evidenceLine", {
              field: fields.label(field),
              before: said(field, before),
              after: said(field, after),
            }),
          })),
  };
}
