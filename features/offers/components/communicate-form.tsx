"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormWords } from "@/components/action-form.tsx";
import { Button } from "@/components/button.tsx";
import { ErrorSummary } from "@/components/error-summary.tsx";
import { type FormField, FormFields, fieldId } from "@/components/form-fields.tsx";
import { sayRefusal } from "@/lib/refusal-words.ts";
import type { FormAction, FormState } from "@/server/action.ts";

const NAME = "communicate-offer";

/** A text of the draft as it stands: where it is on the page, when it was written, and that in words. */
export type Standing = { symbol: string; anchor: string; at: string; text: string };
type Words = FormWords & { moved: string; movedGone: string; movedSame: string };
type Props = {
  action: FormAction;
  fields: readonly FormField[];
  hidden: Readonly<Record<string, string>>;
  /** The draft on the page below, which is newer than what was read where that was refused. */
  standing: readonly Standing[];
  symbols: readonly string[];
  submit: string;
  words: Words;
};

/** The form that makes an act. Where the draft moved since it was read, it says what is different and keeps what was typed. */
export function CommunicateForm({ action, fields, hidden, standing, symbols, submit, words }: Props) {
  const [state, send, isSending] = useActionState(action, { status: "idle" });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "idle") top.current?.querySelector<HTMLElement>("[tabindex]")?.focus();
  }, [state]);
  const faults = state.status === "invalid" || state.status === "refused" ? state.faults : [];
  const errors = Object.fromEntries(
    faults.map(({ path, code }) => [path, words.faults[code] ?? words.refusals.byCode.invalid]),
  );
  return (
    <form action={send} noValidate>
      <div ref={top}>
        <Answer state={state} errors={errors} standing={standing} symbols={symbols} words={words} />
      </div>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <FormFields
        prefix={NAME}
        fields={fields}
        values={"values" in state ? state.values : undefined}
        errors={errors}
      />
      <Button aria-disabled={isSending}>{submit}</Button>
    </form>
  );
}

type AnswerProps = Pick<Props, "standing" | "symbols" | "words"> & {
  state: FormState;
  errors: Record<string, string>;
};

function Answer({ state, errors, standing, symbols, words }: AnswerProps) {
  if (state.status === "idle" || state.status === "saved") return null;
  const listed = Object.entries(errors).map(([path, message]) => ({ fieldId: fieldId(NAME, path), message }));
  if (state.status === "invalid" || listed.length > 0) {
    return <ErrorSummary id={`${NAME}-problem`} title={words.problem} faults={listed} />;
  }
  if (state.code === "out_of_date") {
    const moved = movedSince(state.values, standing, symbols, words);
    return <ErrorSummary id={`${NAME}-problem`} title={words.moved} faults={moved} />;
  }
  const title = sayRefusal(words.refusals, state.code, state.retryAfter);
  return <ErrorSummary id={`${NAME}-problem`} title={title} faults={[]} />;
}

/** Each text that was written after the reading, and each line that left the draft, as links to where it stands. */
function movedSince(
  values: Readonly<Record<string, string>>,
  standing: readonly Standing[],
  symbols: readonly string[],
  words: Words,
) {
  const readAt = Date.parse(values.read_at ?? "");
  const moved = standing
    .filter(({ at }) => Date.parse(at) > readAt)
    .map(({ anchor, text }) => ({ fieldId: anchor, message: text }));
  const gone = (values.read_lines ?? "")
    .split(" ")
    .filter((symbol) => symbol !== "" && !symbols.includes(symbol))
    .map((symbol) => ({ fieldId: "main", message: words.movedGone.replace("{symbol}", symbol) }));
  const all = [...moved, ...gone];
  return all.length > 0 ? all : [{ fieldId: "main", message: words.movedSame }];
}
