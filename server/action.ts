import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FieldFault, RefusalCode } from "../domain/refusal.ts";
import { asRefusal } from "./refusals.ts";
import { type Actor, currentActor } from "./viewer.ts";

/** What a form is told. `values` is what was typed, given back so that nothing is lost; never a secret. */
export type FormState =
  | { status: "idle" }
  | { status: "saved"; result?: unknown }
  | { status: "invalid"; faults: FieldFault[]; values: Record<string, string> }
  | {
      status: "refused";
      code: RefusalCode;
      faults: readonly FieldFault[];
      retryAfter: number | null;
      values: Record<string, string>;
    };

/** Where to go afterwards, or what the form should know. */
export type Outcome = { goTo: Route } | { result: unknown } | undefined;
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

const SECRETS = new Set(["password", "new_password", "token"]);

/** The text fields of a form, the framework's own left out. */
function textFields(form: FormData): Record<string, string> {
  const pairs = [...form.entries()].filter(
    ([name, value]) => typeof value === "string" && !name.startsWith("$ACTION"),
  );
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}

const withoutSecrets = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRETS.has(name)));

/** Faults of a parse. The schemas' messages are keys of the messages namespace `faults`. */
export const faultsOf = (error: z.ZodError): FieldFault[] =>
  error.issues.map((issue) => ({ path: issue.path.join("/"), code: issue.message }));

async function answer<I>(
  form: FormData,
  input: z.ZodType<I>,
  run: (value: I) => Promise<Outcome>,
): Promise<FormState> {
  const typed = textFields(form);
  const values = withoutSecrets(typed);
  let outcome: Outcome;
  try {
    const parsed = input.safeParse(typed);
    if (!parsed.success) return { status: "invalid", faults: faultsOf(parsed.error), values };
    outcome = await run(parsed.data);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    const { code, faults, retryAfter } = refusal;
    // Who decided on what is no longer there sees what is there now.
    if (code === "out_of_date") refresh();
    return { status: "refused", code, faults, retryAfter, values };
  }
  // redirect() works by throwing, so it stays outside the try.
  if (outcome && "goTo" in outcome) redirect(outcome.goTo);
  return outcome ? { status: "saved", result: outcome.result } : { status: "saved" };
}

/** The one way to make a server action of a signed-in person: sign-in, parsing and refusals happen here. */
export function action<I>(options: {
  input: z.ZodType<I>;
  run: (actor: Actor, input: I) => Promise<Outcome>;
}): FormAction {
  return (_previous, form) =>
    answer(form, options.input, async (value) => options.run(await currentActor(), value));
}

/** For the few that act before they are signed in: accepting an invitation. Allowed in features/session alone. */
export function publicAction<I>(options: {
  input: z.ZodType<I>;
  run: (input: I) => Promise<Outcome>;
}): FormAction {
  return (_previous, form) => answer(form, options.input, options.run);
}
