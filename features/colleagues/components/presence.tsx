"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { Notice } from "@/components/notice.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { fill } from "@/lib/fault-words.ts";
import { reportPresenceAction } from "../actions.ts";
import type { News, NewsEvent, Present } from "../schema.ts";

export type PresenceWords = {
  label: string;
  in: string;
  here: string;
  frozen: string;
  /** The titles of the parts of the form. */
  sections: Readonly<Record<string, string>>;
};
type Around = { present: readonly Present[]; isFrozenNow: boolean; words: PresenceWords };
const Room = createContext<Around | null>(null);

/** Milliseconds between two signs of life, and after the section changed. */
const BEAT = 10_000;
const MOVED = 1_000;
/** Without a key or a click for this long, a page says no more that somebody is there, nor keeps them signed in. */
const QUIET = 10 * 60_000;

type Props = {
  locale: Locale;
  symbol: string;
  /** As it was when the page was made. */
  first: Pick<News, "present" | "mark" | "isFrozen">;
  words: PresenceWords;
  children: ReactNode;
};

/** The room of those who have a line open: tells where one is, and hears who else is there and what they saved. */
export function PresenceRoom({ locale, symbol, first, words, children }: Props) {
  const [room, setRoom] = useState(first);
  const mark = useRef(first.mark);
  const ask = useEffectEvent(async (section: string) => {
    const askedAt = performance.now();
    const form = new FormData();
    const said = { locale, symbol, section, mark: mark.current };
    for (const [name, value] of Object.entries(said)) form.set(name, value);
    const state = await reportPresenceAction({ status: "idle" }, form);
    if (state.status === "refused" && state.code === "unauthenticated") tell({ kind: "signed-out" });
    if (state.status !== "saved") return;
    tell({ kind: "signed-in" });
    const { present, mark: next, texts, isFrozen } = state.result as News;
    setRoom((before) => ({ ...before, present, isFrozen }));
    if (texts === null || tell({ kind: "texts", texts, askedAt })) mark.current = next;
  });
  useEffect(() => watch((section) => ask(section)), []);
  return (
    <Room value={{ present: room.present, isFrozenNow: room.isFrozen && !first.isFrozen, words }}>
      {children}
    </Room>
  );
}

/** False where nobody could take it now. */
const tell = (detail: NewsEvent["detail"]): boolean =>
  window.dispatchEvent(new CustomEvent("surety:news", { detail, cancelable: true }));

/** Calls at every beat while somebody is at the page, with the part of the form where they are. */
function watch(beat: (section: string) => Promise<void>): () => void {
  const until = new AbortController();
  const { signal } = until;
  let section = "";
  let usedAt = Date.now();
  let isBeating = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  const once = async () => {
    if (isBeating || document.visibilityState === "hidden" || Date.now() - usedAt > QUIET) return;
    isBeating = true;
    // Without a connection the next beat tries again; the form says so where it matters.
    await beat(section).catch(() => {});
    isBeating = false;
  };
  const hurry = () => {
    clearTimeout(soon);
    soon = setTimeout(once, MOVED);
  };
  const used = () => {
    usedAt = Date.now();
  };
  const moved = ({ target }: Event) => {
    used();
    const part = target instanceof Element ? target.closest<HTMLElement>("[data-section]") : null;
    if (!part?.dataset.section || part.dataset.section === section) return;
    section = part.dataset.section;
    hurry();
  };
  document.addEventListener("focusin", moved, { signal });
  for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, used, { signal });
  document.addEventListener("visibilitychange", hurry, { signal });
  const timer = setInterval(once, BEAT);
  return () => {
    until.abort();
    clearInterval(timer);
    clearTimeout(soon);
  };
}

/** Who else has the line open, over the form; and that it was submitted meanwhile. */
export function PresentHere() {
  const room = useContext(Room);
  if (!room) return null;
  const { present, isFrozenNow, words } = room;
  return (
    <>
      {isFrozenNow ? <Notice tone="warn" role="alert" title={words.frozen} /> : null}
      {present.length > 0 ? (
        <ul aria-label={words.label} className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-meta">
          {present.map(({ name, section }) => (
            <li key={`${name} ${section}`}>
              {fill(words.sections[section] ? words.in : words.here, {
                name,
                section: words.sections[section] ?? "",
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Who else is in one part of the form, beside its title. */
export function PresentIn({ section }: { section: string }) {
  const room = useContext(Room);
  const names = room?.present.filter((each) => each.section === section).map(({ name }) => name) ?? [];
  if (!room || names.length === 0) return null;
  return (
    <span className="font-normal text-ink-2 text-meta">
      {fill(room.words.in, { name: names.join(", "), section: room.words.sections[section] ?? "" })}
    </span>
  );
}
