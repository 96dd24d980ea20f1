import type { CommitmentTerms } from "./commitment.ts";
import { FIELD_NAMES, type FieldName } from "./field-names.ts";
import { emptyFields, type Fields, fieldsOf } from "./terms-fields.ts";

/** One field that differs; null where nothing was, or is, stated. Texts are those of a form: codes, plain numbers. */
export type FieldDifference = { field: FieldName; before: string | null; after: string | null };

/** What changed between two states of a commitment, field by field in the form's order; all of it where there was none. */
export function differences(before: CommitmentTerms | null, after: CommitmentTerms): FieldDifference[] {
  return textDifferences(before ? fieldsOf(before) : emptyFields(), fieldsOf(after));
}

/** As above for texts that do not, or not yet, state any terms. */
export function textDifferences(before: Fields, after: Fields): FieldDifference[] {
  return FIELD_NAMES.flatMap((field) =>
    before[field] === after[field]
      ? []
      : [{ field, before: before[field] || null, after: after[field] || null }],
  );
}
