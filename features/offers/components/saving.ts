import { unstable_isUnrecognizedActionError as isOfAnOldPage } from "next/navigation";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { FieldFault } from "@/domain/refusal.ts";
import { sayRefusal } from "@/lib/refusal-words.ts";
import type { NewsEvent } from "../../colleagues/schema.ts";
import type { Clash, Note, SaveResult } from "../schema.ts";
import type { EditorWords, SaveAction, SaveState } from "./field-spec.ts";
import { changedNames, leaveOut, readForm, settle, takeOver, tidy } from "./form-texts.ts";
import { sendAsNewPage } from "./stale-page.ts";

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
  /** True until a save goes through again: what was typed waits on the page. */
  isSignedOut: boolean;
};

/** Wait after the last keystroke, and before another try where there was no connection. Milliseconds. */
const PAUSE = 2_000;
const RETRY = 10_000;
/** Refusals that pass by themselves, or once somebody has signed in again in another tab. */
const PASSING = ["unauthenticated", "busy"];
/** How long it is told what a colleague changed, through later saves. Milliseconds. */
const NOTE_LASTS = 120_000;

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
      notes: withEarlier(notes, before.notes),
      faults,
      bases,
      isAsked,
      isSignedOut: false,
    };
  }
  if (state.status === "idle" || state.status === "saved") return before;
  const reason =
    state.status === "refused"
      ? sayRefusal(words.refusals, state.code, state.retryAfter)
      : words.refusals.byCode.invalid;
  const isSignedOut = state.status === "refused" && state.code === "unauthenticated";
  return { ...before, phase: "failed", reason, faults: byField(state.faults), isAsked, isSignedOut };
}

/** The newest note of each field, as long as there was time to read it. */
function withEarlier(notes: readonly Note[], earlier: readonly Note[]): Note[] {
  const recent = earlier.filter(
    (note) => Date.now() - Date.parse(note.at) < NOTE_LASTS && !notes.some(({ name }) => name === note.name),
  );
  return [...recent, ...notes];
}

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
  const sentAt = useRef(0);
  const isLeaving = useRef(false);
  /** The bases that the page came with. A page that is refreshed around the form brings newer ones for older texts. */
  const opened = useRef<Record<string, string>>({});
  const basesNow = () => ({ ...opened.current, ...shown.current.bases });
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
    const sent = readForm(form.current, basesNow());
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
      if (state.status === "refused" && PASSING.includes(state.code)) later(false, RETRY);
      return result !== null && result.clashes.length === 0;
    } catch (error) {
      if (isOfAnOldPage(error) && (await leaveFor(sent))) return false;
      show({ ...shown.current, phase: "failed", reason: words.offline, isAsked });
      later(false, RETRY);
      return false;
    } finally {
      isSending.current = false;
      sentAt.current = performance.now();
    }
  }

  /** The server is newer than this page: everything on it goes along to the new one. */
  async function leaveFor(sent: FormData): Promise<boolean> {
    const all = form.current ? readForm(form.current, basesNow()) : sent;
    // A choice that is not made yet comes up again there.
    for (const { name, base } of shown.current.clashes) {
      if (!all.has(`r.${name}`)) all.set(`b.${name}`, base);
    }
    isLeaving.current = true;
    isLeaving.current = await sendAsNewPage(all).catch(() => false);
    return isLeaving.current;
  }

  /** What colleagues saved meanwhile; prevented where it cannot be taken now, so that it is told again. */
  function hear(event: NewsEvent): void {
    const { detail } = event;
    if (detail.kind === "signed-out") {
      if (!shown.current.isSignedOut) show({ ...shown.current, isSignedOut: true });
      return;
    }
    if (detail.kind === "signed-in") {
      back();
      return;
    }
    if (!form.current || isSending.current || detail.askedAt < sentAt.current) {
      event.preventDefault();
      return;
    }
    const inDispute = shown.current.clashes.map(({ name }) => name);
    const { bases, notes, isWhole } = takeOver(
      form.current,
      readForm(form.current, basesNow()),
      detail.texts,
      inDispute,
    );
    if (!isWhole) event.preventDefault();
    const { bases: known, notes: earlier } = shown.current;
    show({ ...shown.current, bases: { ...known, ...bases }, notes: withEarlier(notes, earlier) });
  }

  function back(): void {
    if (!shown.current.isSignedOut) return;
    show({ ...shown.current, isSignedOut: false });
    void save(false);
  }
  const later = (isAsked: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(isAsked), wait);
  };
  const changed = () => {
    if (shown.current.phase !== "unsaved") show({ ...shown.current, phase: "unsaved", isAsked: false });
    later(false, PAUSE);
  };

  const told = useEffectEvent(hear);
  const returned = useEffectEvent(back);
  const warn = useEffectEvent((event: BeforeUnloadEvent) => {
    const data = form.current && readForm(form.current, basesNow());
    if (data && !isLeaving.current && changedNames(data).length > 0) event.preventDefault();
  });
  useEffect(() => {
    for (const input of form.current?.querySelectorAll<HTMLInputElement>('input[name^="b."]') ?? []) {
      opened.current[input.name.slice(2)] = tidy(input.value);
    }
    const until = new AbortController();
    const { signal } = until;
    window.addEventListener("surety:news", (event) => told(event), { signal });
    window.addEventListener("focus", () => returned(), { signal });
    window.addEventListener("beforeunload", (event) => warn(event), { signal });
    return () => {
      until.abort();
      clearTimeout(timer.current);
    };
  }, [form]);

  return { saved, save, changed };
}
