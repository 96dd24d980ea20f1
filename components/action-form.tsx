"use client";

import { useActionState, useEffect, useId, useRef } from "react";
import type { FieldFault, RefusalCode } from "../domain/refusal.ts";
import { sayFault } from "../lib/fault-words.ts";
import { type RefusalWords, sayRefusal } from "../lib/refusal-words.ts";
import { Button, type ButtonVariant } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { type FormField, FormFields, fieldId } from "./form-fields.tsx";
import { Notice } from "./notice.tsx";

type State =
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

export type FormWords = {
  /** Over the list of what is wrong. */
  problem: string;
  /** By the code of a fault. */
  faults: Readonly<Record<string, string>>;
  refusals: RefusalWords;
  /** What is said afterwards, by the result's `said`; its `text` stands below, to be copied. */
  said?: Readonly<Record<string, string>> | undefined;
};

type Props = {
  /** A name for the ids of its fields, once a page. */
  name: string;
  action: (previous: State, form: FormData) => Promise<State>;
  fields?: readonly FormField[] | undefined;
  hidden: Readonly<Record<string, string>>;
  submit: string;
  /** What the button does, in full, where its word alone would not say to what. */
  about?: string | undefined;
  variant?: ButtonVariant | undefined;
  words: FormWords;
};

/** A form that sends to a server action. Without JavaScript it is a plain form and the page comes back whole. */
export function ActionForm({ name, action, fields = [], hidden, submit, about, variant, words }: Props) {
  const [state, send, isSending] = useActionState(action, { status: "idle" });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "idle") top.current?.querySelector<HTMLElement>("[tabindex]")?.focus();
  }, [state]);
  const faults = state.status === "invalid" || state.status === "refused" ? state.faults : [];
  const errors = Object.fromEntries(
    faults.map((fault) => [
      fault.path,
      fault.code in words.faults
        ? sayFault(words.faults, fault, hidden.locale === "uk" ? "uk" : "en")
        : words.refusals.byCode.invalid,
    ]),
  );
  return (
    <form action={send} noValidate>
      <div ref={top}>
        <Answer state={state} name={name} words={words} errors={errors} />
      </div>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <FormFields
        prefix={name}
        fields={fields}
        values={"values" in state ? state.values : undefined}
        errors={errors}
      />
      <Button variant={variant} aria-label={about} aria-disabled={isSending}>
        {submit}
      </Button>
    </form>
  );
}

type AnswerProps = { state: State; name: string; words: FormWords; errors: Record<string, string> };

function Answer({ state, name, words, errors }: AnswerProps) {
  const id = useId();
  if (state.status === "idle") return null;
  if (state.status === "saved") return <Said id={id} result={state.result} words={words} />;
  const listed = Object.entries(errors).map(([path, message]) => ({ fieldId: fieldId(name, path), message }));
  const title =
    state.status === "refused" && listed.length === 0
      ? sayRefusal(words.refusals, state.code, state.retryAfter)
      : words.problem;
  return <ErrorSummary id={id} title={title} faults={listed} />;
}

function Said({ id, result, words }: { id: string; result: unknown; words: FormWords }) {
  if (typeof result !== "object" || result === null || !("said" in result)) return null;
  const text = "text" in result && typeof result.text === "string" ? result.text : null;
  return (
    <Notice id={id} tone="ok" role="status" title={words.said?.[String(result.said)]}>
      {text ? (
        <p className="break-all">
          <code>{text}</code>
        </p>
      ) : null}
    </Notice>
  );
}
