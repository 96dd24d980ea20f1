"use client";

import { useActionState } from "react";
import { Button } from "@/components/button.tsx";
import { ErrorSummary } from "@/components/error-summary.tsx";
import { TextField } from "@/components/field.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { type RefusalWords, sayRefusal } from "@/lib/refusal-words.ts";
import { signInAgain } from "../../session/actions.ts";
import { saveFieldsAction } from "../actions.ts";

type Props = {
  locale: Locale;
  symbol: string;
  /** The address of the editor, to which the form was sent. */
  page: string;
  words: { email: string; password: string; submit: string; problem: string; refusals: RefusalWords };
};

/**
 * Asks whoever sent the editor's form after their session had ended to sign in, and carries what they typed: in
 * this page and in the request that answers it, nowhere else.
 */
export function SignInAgain({ locale, symbol, page, words }: Props) {
  const [sent] = useActionState(saveFieldsAction, { status: "idle" }, page);
  const [tried, post] = useActionState(signInAgain, { status: "idle" }, page);
  const state = tried.status === "idle" ? sent : tried;
  const { email, ...typed } = "values" in state ? state.values : {};
  const kept = { ...typed, locale, symbol };
  const refused = tried.status === "refused" ? tried : null;
  return (
    <form action={post} className="max-w-prose">
      {tried.status === "invalid" || refused ? (
        <ErrorSummary
          title={words.problem}
          faults={[
            {
              fieldId: "password",
              message: sayRefusal(words.refusals, refused?.code ?? "invalid", refused?.retryAfter ?? null),
            },
          ]}
        />
      ) : null}
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id="email"
        name="email"
        type="email"
        label={words.email}
        autoComplete="username"
        defaultValue={email}
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        required
      />
      <Button>{words.submit}</Button>
    </form>
  );
}
