import { type RefObject, useEffect, useRef, useState } from "react";
import type { FieldFault } from "@/domain/refusal.ts";
import { sayRefusal } from "@/lib/refusal-words.ts";
import type { Clash, Note, SaveResult } from "../schema.ts";
import type { EditorWords, SaveAction, SaveState } from "./field-spec.ts";

/** What the editor shows of its last save. */
export type Saved = {
  phase: "clean" | "unsaved" | "saving" | "saved" | "failed";
  /** RFC 3339, of the last save that went through. */
  at: string | null;
  /** Why the last one did not. */
  reason: string | null;
  clashes: Clash[];
  notes: Note[];
  faults: readonly FieldFault[];
  /** Texts that are stored by now, where they are not those that the page was opened with. */
  bases: Readonly<Record<string, string>>;
  /** True after somebody asked for the save: then what is wrong stands at the top as well. */
  isAsked: boolean;
};

/** Wait after the last keystroke, and before another try where there was no connection. Milliseconds. */
const PAUSE = 2_000;
const RETRY = 10_000;

const resultOf = (state: SaveState): SaveResult | null =>
  state.status === "saved" && state.result ? (state.result as SaveResult) : null;

/** The faults of a request that could not be read name the inputs; those of a line, its fields. */
const byField = (faults: readonly FieldFault[]): FieldFault[] =>
  faults.map((fault) => ({ ...fault, path: fault.path.replace(/^[fbr]\./, "") }));

/** What a state of the action means for the page; `before` is what was shown until then. */
export function savedFrom(state: SaveState, before: Saved, words: EditorWords, isAsked: boolean): Saved {
  const result = resultOf(state);
  if (result) {
    const { savedAt: at, clashes, notes, faults } = result;
    // A save of other fields leaves a choice that is still open where it is.
    const open = isAsked
      ? []
      : before.clashes.filter((old) => !clashes.some(({ name }) => name === old.name));
    const { bases } = before;
    return {
      phase: "saved",
      at,
      reason: null,
      clashes: [...open, ...clashes],
      notes,
      faults,
      bases,
      isAsked,
    };
  }
  if (state.status === "idle" || state.status === "saved") return before;
  const reason =
    state.status === "refused"
      ? sayRefusal(words.refusals, state.code, state.retryAfter)
      : words.refusals.byCode.invalid;
  return { ...before, phase: "failed", reason, faults: byField(state.faults), isAsked };
}

const tidy = (text: string): string => text.replaceAll(/\r\n?/g, "\n").normalize("NFC").trim();
const textOf = (data: FormData, key: string): string => tidy(String(data.get(key) ?? ""));

/** The form as it stands. Bases come from what is known to be stored: the hidden inputs are for plain posts. */
function readForm(form: HTMLFormElement, bases: Saved["bases"]): FormData {
  const data = new FormData(form);
  data.delete("next");
  for (const [name, base] of Object.entries(bases)) if (data.has(`f.${name}`)) data.set(`b.${name}`, base);
  return data;
}

/** Names of the fields whose text is not the one that is stored. */
function changedNames(data: FormData): string[] {
  const names = [...data.keys()].filter((key) => key.startsWith("f.")).map((key) => key.slice(2));
  return names.filter((name) => textOf(data, `f.${name}`) !== textOf(data, `b.${name}`));
}

function setText(form: HTMLFormElement, key: string, text: string): void {
  const control = form.elements.namedItem(key);
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ) {
    control.value = text;
  }
}

/** Brings the form's texts to what the server now holds, where nothing was typed since. Returns the new bases. */
function settle(form: HTMLFormElement, sent: FormData, result: SaveResult): Record<string, string> {
  const now = new FormData(form);
  const bases: Record<string, string> = {};
  for (const key of sent.keys()) {
    if (!key.startsWith("f.")) continue;
    const name = key.slice(2);
    const clash = result.clashes.find((each) => each.name === name);
    const note = result.notes.find((each) => each.name === name);
    const isUntouched = textOf(now, key) === textOf(sent, key);
    // Over what a colleague wrote and this person has not seen, the next save asks again.
    if (note && !isUntouched) continue;
    // The next save of a field in dispute is made over the text that was shown.
    const stored = clash?.theirs ?? note?.value ?? chosen(sent, name);
    bases[name] = stored;
    if (!clash && isUntouched && textOf(sent, key) !== stored) setText(form, key, stored);
  }
  return bases;
}

const chosen = (sent: FormData, name: string): string =>
  textOf(sent, sent.get(`r.${name}`) === "theirs" ? `b.${name}` : `f.${name}`);

/** Saves a form to the server, two seconds after the last change and whenever asked. Never to the browser. */
export function useSaving(
  form: RefObject<HTMLFormElement | null>,
  action: SaveAction,
  first: Saved,
  words: EditorWords,
) {
  const [saved, setSaved] = useState(first);
  const shown = useRef(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSending = useRef(false);
  const show = (next: Saved) => {
    shown.current = next;
    setSaved(next);
  };

  /** True when everything that was on the page is stored. */
  async function save(isAsked: boolean): Promise<boolean> {
    clearTimeout(timer.current);
    if (!form.current) return false;
    if (isSending.current) {
      later(isAsked, 300);
      return false;
    }
    const sent = readForm(form.current, shown.current.bases);
    if (!isAsked) leaveOut(sent, shown.current.clashes);
    if (!isAsked && changedNames(sent).length === 0) {
      const { at, clashes } = shown.current;
      if (clashes.length === 0) show({ ...shown.current, phase: at === null ? "clean" : "saved" });
      return true;
    }
    isSending.current = true;
    show({ ...shown.current, phase: "saving" });
    try {
      const state = await action({ status: "idle" }, sent);
      const result = resultOf(state);
      const stored = result && form.current ? settle(form.current, sent, result) : {};
      const next = savedFrom(state, shown.current, words, isAsked);
      show({ ...next, bases: { ...next.bases, ...stored } });
      return result !== null && result.clashes.length === 0;
    } catch {
      show({ ...shown.current, phase: "failed", reason: words.offline, isAsked });
      later(false, RETRY);
      return false;
    } finally {
      isSending.current = false;
    }
  }
  const later = (isAsked: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(isAsked), wait);
  };
  const changed = () => {
    if (shown.current.phase !== "unsaved") show({ ...shown.current, phase: "unsaved", isAsked: false });
    later(false, PAUSE);
  };

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const data = form.current && readForm(form.current, shown.current.bases);
      if (data && changedNames(data).length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      clearTimeout(timer.current);
    };
  }, [form]);

  return { saved, save, changed };
}

/** What is in dispute waits for the choice; everything else is saved. */
function leaveOut(sent: FormData, clashes: readonly Clash[]): void {
  for (const { name } of clashes) for (const key of ["f", "b", "r"]) sent.delete(`${key}.${name}`);
}
