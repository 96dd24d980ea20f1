import { z } from "zod";
import { DETAIL_FIELDS, type DetailField, type DetailName, type Details } from "../domain/details.ts";
import { readDay, readDecimal } from "../domain/field-values.ts";
import type { FieldFault } from "../domain/refusal.ts";
import { CATEGORIES, type Category } from "../domain/vocabulary.ts";
import { cleanText } from "./text.ts";

/**
 * What a category has beyond the fields of every commitment, as one union for the form, the API and the importer.
 * Strict: an unknown detail, or one of another category, is refused by name. Messages are codes of faults.
 */
function valueShape({ kind, choices }: DetailField): z.ZodType<string, string> {
  if (kind === "choice") return z.enum([...choices], "choice-unknown");
  if (kind === "day") return z.string().refine((text) => "value" in readDay(text), "day-malformed");
  if (kind === "number") {
    return z
      .string()
      .refine((text) => "value" in readDecimal(text), "number-malformed")
      .overwrite((text) => {
        const read = readDecimal(text);
        return "value" in read ? read.value : text;
      });
  }
  return cleanText({ max: 300, multiline: false }).refine((text) => text !== "", "required");
}

type DetailValues = z.ZodObject<Record<string, z.ZodOptional<z.ZodNullable<z.ZodType<string, string>>>>>;

const detailsShape = (category: Category): DetailValues =>
  z.strictObject(
    Object.fromEntries(
      DETAIL_FIELDS[category].map((field) => [field.name, valueShape(field).nullable().optional()]),
    ),
    { error: (issue) => (issue.code === "unrecognized_keys" ? "detail-unknown" : undefined) },
  );

/** By category, the values that it has; null and left out are both 'not stated'. */
export const DETAILS_SHAPES = Object.fromEntries(
  CATEGORIES.map((category) => [category, detailsShape(category)]),
) as Record<Category, DetailValues>;

const member = (category: Category) =>
  z.object({ category: z.literal(category), details: DETAILS_SHAPES[category].optional() });
const [first, ...others] = CATEGORIES;

/** A category with details that it has. Other fields of a record are left to the schema around it. */
export const categoryDetails = z.discriminatedUnion("category", [member(first), ...others.map(member)]);

/** For a record's schema: the faults of its details, each where it stands. */
export function checkDetails(
  record: { category: Category; details?: unknown },
  context: { issues: z.core.$ZodRawIssue[] },
): void {
  const { category, details } = record;
  const parsed = categoryDetails.safeParse({ category, details });
  if (parsed.success) return;
  for (const issue of parsed.error.issues) {
    context.issues.push({ ...issue, input: details, continue: true } as z.core.$ZodRawIssue);
  }
}

/** For a form: the faults of its details by the names of its fields. */
export function detailFaults({ category, details }: { category: Category; details: Details }): FieldFault[] {
  const parsed = categoryDetails.safeParse({ category, details });
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path.at(-1))];
    return names.map((name) => ({ path: `detail_${name}`, code: issue.message }));
  });
}

/** As the API writes them: every field of the category, null where it is not stated. */
export const allDetails = (category: Category, details: Details): Record<string, string | null> =>
  Object.fromEntries(DETAIL_FIELDS[category].map(({ name }) => [name, details[name] ?? null]));

/** As the register keeps them: only what is stated. */
export function statedDetails(details: Readonly<Record<string, string | null | undefined>>): Details {
  const stated: Details = {};
  for (const [name, value] of Object.entries(details)) {
    if (value !== null && value !== undefined) stated[name as DetailName] = value;
  }
  return stated;
}
