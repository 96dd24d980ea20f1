import type { CommitmentTerms } from "./commitment.ts";
import { FIELD_NAMES, type FieldName } from "./field-names.ts";
import { fieldsOf } from "./terms-fields.ts";

/** One field that differs; null where nothing was, or is, stated. Texts are those of a form: codes, plain numbers. */
export type FieldDifference = { field: FieldName; before: string | null; after: string | null };

/** What changed between two states of a commitment, field by field in the form's order; all of it where there was none. */
export function differences(before: CommitmentTerms | null, after: CommitmentTerms): FieldDifference[] {
  const old = before && fieldsOf(before);
  const now = fieldsOf(after);
  return FIELD_NAMES.flatMap((field) => {
    const was = (old?.[field] ?? "") || null;
    const is = now[field] || null;
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}
