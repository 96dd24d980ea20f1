"use client";
// Longer than most: one form and its one state, saved by typing, by keys and without a script.

import { type ReactNode, type RefObject, useActionState, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/button.tsx";
import { ErrorSummary } from "@/components/error-summary.tsx";
import { Notice } from "@/components/notice.tsx";
import { SaveState } from "@/components/save-state.tsx";
import type { FieldFault } from "@/domain/refusal.ts";
import type { FieldName } from "@/domain/terms-fields.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { fill, sayFault } from "@/lib/fault-words.ts";
import { paths } from "@/lib/paths.ts";
import { signInAgain } from "../../session/actions.ts";
import { saveFieldsAction } from "../actions.ts";
import { ClashSection } from "./clash-section.tsx";
import { DurationSaid } from "./duration-said.tsx";
import { EditorField } from "./editor-field.tsx";
import { EditorGroup } from "./editor-group.tsx";
import type {
  DurationSaid as Duration,
  EditorWords,
  FieldSpec,
  GroupSpec,
  SaveState as Posted,
  Suggestions,
} from "./field-spec.ts";
import { type Saved, savedFrom, useSaving } from "./saving.ts";

type Props = {
  locale: Locale;
  symbol: string;
  groups: readonly GroupSpec[];
  /** What stands in the way of submitting the line as it is stored. */
  faults: readonly FieldFault[];
  isFrozen: boolean;
  reviewHref: string;
  /** What 'How long' comes to as it is stored. */
  duration: Duration;
  suggestions: Suggestions;
  words: EditorWords;
  /** Whose page it is. */
  accountId: string;
  /** Its own address: by it the page knows the answer to a form that was sent without JavaScript. */
  page: string;
  /** What stands over the form, beside the title of a part and below a field. */
  top?: ReactNode | undefined;
  besides?: Partial<Record<string, ReactNode>> | undefined;
  asides?: Partial<Record<FieldName, ReactNode>> | undefined;
};

/**
 * The form of one commitment. Without JavaScript its buttons save and the page comes back with what was typed;
 * with it, the form saves itself two seconds after the last change.
 */
export function Editor(props: Props) {
  const { locale, symbol, groups, faults, isFrozen, reviewHref, words, page } = props;
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const [sent, post] = useActionState(saveFieldsAction, { status: "idle" }, page);
  const [resumed] = useActionState(signInAgain, { status: "idle" }, page);
  const posted = resumed.status === "idle" ? sent : resumed;
  const clean: Saved = {
    phase: "clean",
    at: null,
    reason: null,
    clashes: [],
    notes: [],
    faults,
    bases: {},
    isAsked: false,
    isSignedOut: false,
  };
  const first = savedFrom(posted, clean, words, true);
  const { saved, save, changed } = useSaving(form, saveFieldsAction, first, words);
  const specs = groups.flatMap(({ fields }) => fields);
  const labelOf = (name: string) => specs.find((spec) => spec.name === name)?.label ?? name;
  const errors = new Map(saved.faults.map((fault) => [fault.path, sayFault(words.faults, fault, locale)]));

  useSaveKeys(form, () => void save(true));

  async function submit(event: React.SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const pressed = event.nativeEvent.submitter;
    const toReview = pressed instanceof HTMLButtonElement && pressed.name === "next";
    if ((await save(true)) && toReview) window.location.assign(reviewHref);
    else outcome.current?.focus();
  }

  return (
    <form
      ref={form}
      action={post}
      onSubmit={submit}
      onInput={changed}
      data-editor
      className="editor [&_.control]:scroll-mb-32"
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="symbol" value={symbol} />
      <input type="hidden" name="as" value={props.accountId} />
      {props.top}
      <div ref={outcome} tabIndex={-1}>
        {saved.isSignedOut ? <SignedOut locale={locale} words={words} /> : null}
        <Outcome saved={saved} errors={errors} labelOf={labelOf} words={words} />
        <ClashSection clashes={saved.clashes} labelOf={labelOf} timeOf={timeIn(locale)} words={words} />
        <Notes saved={saved} labelOf={labelOf} timeOf={timeIn(locale)} words={words} />
      </div>
      <Sections groups={groups} words={words} />
      <SuggestionLists suggestions={props.suggestions} />
      <fieldset disabled={isFrozen} className="contents">
        {groups.map((group) => (
          <EditorGroup
            key={group.id}
            group={group}
            isForced={group.fields.some(({ name }) => errors.has(name))}
            moreRoom={words.moreRoom}
            beside={props.besides?.[group.id]}
            after={
              group.id === "duration" ? (
                <DurationSaid
                  form={form}
                  first={props.duration}
                  labelOf={labelOf}
                  locale={locale}
                  words={words}
                />
              ) : null
            }
            field={(spec) => (
              <EditorField
                key={spec.name}
                spec={spec}
                {...startOf(spec, posted, saved)}
                error={errors.get(spec.name)}
                definitionsLabel={words.definitions}
                aside={props.asides?.[spec.name]}
              />
            )}
          />
        ))}
        {isFrozen ? null : <SaveBar saved={saved} locale={locale} words={words} />}
      </fieldset>
    </form>
  );
}

/** The texts that a field starts with: as typed where the page came back without saving them. */
function startOf(spec: FieldSpec, posted: Posted, saved: Saved): { value: string; base: string } {
  const clash = posted.status === "saved" ? saved.clashes.find(({ name }) => name === spec.name) : undefined;
  if (clash) return { value: clash.mine, base: clash.theirs };
  const typed = "values" in posted ? posted.values : {};
  return { value: typed[`f.${spec.name}`] ?? spec.value, base: typed[`b.${spec.name}`] ?? spec.value };
}

const timeIn = (locale: Locale) => (instant: string) =>
  new Intl.DateTimeFormat(locale === "uk" ? "uk-UA" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Kyiv",
  }).format(new Date(instant));

/** Ctrl+S and ⌘S save, as people expect of an editor. */
function useSaveKeys(form: RefObject<HTMLFormElement | null>, save: () => void) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (form.current?.querySelector("fieldset:enabled")) save();
  });
  useEffect(() => {
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

function Sections({ groups, words }: { groups: readonly GroupSpec[]; words: EditorWords }) {
  return (
    <nav aria-label={words.sections} className="mt-6 text-meta">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {groups.map(({ id, title, forCategories, isFilled }) => (
          <li
            key={id}
            data-for={forCategories?.join(" ")}
            data-filled={forCategories && isFilled ? "" : undefined}
          >
            <a href={`#group-${id}`} className="inline-flex min-h-6 min-w-6 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <div className="choice mt-2">
        <input type="checkbox" id="show-all" autoComplete="off" />
        <label htmlFor="show-all">{words.showAll}</label>
      </div>
    </nav>
  );
}

function SuggestionLists({ suggestions }: { suggestions: Suggestions }) {
  return (["events", "commitments"] as const).map((kind) => (
    <datalist key={kind} id={`suggested-${kind}`}>
      {suggestions[kind].map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  ));
}

type OutcomeProps = {
  saved: Saved;
  errors: Map<string, string>;
  labelOf: (name: string) => string;
  words: EditorWords;
};

function Outcome({ saved, errors, labelOf, words }: OutcomeProps) {
  if (!saved.isAsked || (saved.faults.length === 0 && saved.phase !== "failed")) return null;
  const faults = [...errors].map(([fieldId, fault]) => ({
    fieldId,
    message: fill(words.saidOf, { field: labelOf(fieldId), fault }),
  }));
  const failed = saved.phase === "failed";
  const title = failed && faults.length === 0 ? fill(words.notSaved, { reason: saved.reason ?? "" }) : null;
  return <ErrorSummary title={title ?? (failed ? words.problemTitle : words.toMendTitle)} faults={faults} />;
}

function SignedOut({ locale, words }: { locale: Locale; words: EditorWords }) {
  return (
    <Notice tone="warn" role="alert" title={words.signedOut}>
      <p>{words.signedOutText}</p>
      <a href={paths.signIn(locale)} target="_blank" rel="noopener">
        {words.signInAgain}
      </a>
    </Notice>
  );
}

type NotesProps = {
  saved: Saved;
  labelOf: (name: string) => string;
  timeOf: (instant: string) => string;
  words: EditorWords;
};

function Notes({ saved, labelOf, timeOf, words }: NotesProps) {
  if (saved.notes.length === 0) return null;
  return (
    <Notice role="status" title={words.colleague}>
      <ul>
        {saved.notes.map(({ name, by, at }) => (
          <li key={name}>
            <a href={`#${name}`}>
              {fill(words.colleagueField, { field: labelOf(name), name: by, time: timeOf(at) })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SaveBar({ saved, locale, words }: { saved: Saved; locale: Locale; words: EditorWords }) {
  const says = {
    clean: words.allSaved,
    unsaved: words.unsaved,
    saving: words.saving,
    saved: fill(saved.clashes.length > 0 ? words.savedExcept : words.saved, {
      time: saved.at ? timeIn(locale)(saved.at) : "",
    }),
    failed: fill(words.notSaved, { reason: saved.reason ?? "" }),
  }[saved.phase];
  const status =
    saved.phase === "failed"
      ? "failed"
      : saved.phase === "clean" || saved.phase === "saved"
        ? "saved"
        : "saving";
  return (
    // On a phone it stays in its place: there it would lie over what a finger means to reach.
    <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-t bg-paper py-3 md:sticky md:bottom-0">
      <Button>{words.save}</Button>
      <Button variant="secondary" name="next" value="review">
        {words.saveAndReview}
      </Button>
      <SaveState status={saved.clashes.length > 0 ? "failed" : status} text={says} />
      {saved.clashes.length > 0 ? <a href="#clashes">{words.choose}</a> : null}
    </div>
  );
}
