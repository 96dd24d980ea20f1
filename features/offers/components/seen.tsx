"use client";

import { useSyncExternalStore } from "react";

const CHANGED = "surety-seen";

/** The places of what was seen, by one reading of one draft. Places alone: no text and no symbol stays in a browser. */
function read(reading: string): string {
  try {
    return sessionStorage.getItem(`seen ${reading}`) ?? "";
  } catch {
    return "";
  }
}

function subscribe(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}

/** Null until the browser runs scripts: without them there is nothing to tick. */
const useSeen = (reading: string): ReadonlySet<string> | null => {
  const kept = useSyncExternalStore(
    subscribe,
    () => read(reading),
    () => null,
  );
  return kept === null ? null : new Set(kept.split(" ").filter(Boolean));
};

type TickProps = { reading: string; place: number; label: string; about: string };

/** A tick for oneself, beside a change. */
export function SeenTick({ reading, place, label, about }: TickProps) {
  const seen = useSeen(reading);
  if (seen === null) return null;
  const toggle = (isSeen: boolean) => {
    const next = new Set(seen);
    if (isSeen) next.add(String(place));
    else next.delete(String(place));
    try {
      sessionStorage.setItem(`seen ${reading}`, [...next].join(" "));
    } catch {
      // A browser that keeps nothing has no ticks.
    }
    dispatchEvent(new Event(CHANGED));
  };
  return (
    <label className="inline-flex min-h-6 items-center gap-1.5 text-meta">
      <input
        type="checkbox"
        className="size-5"
        checked={seen.has(String(place))}
        aria-label={about}
        onChange={(event) => toggle(event.target.checked)}
      />
      {label}
    </label>
  );
}

/** 'Seen 3 of 8', in sight while one reads. */
export function SeenCount({ reading, total, text }: { reading: string; total: number; text: string }) {
  const seen = useSeen(reading);
  if (seen === null) return null;
  const said = text.replace("{seen}", String(seen.size)).replace("{total}", String(total));
  return (
    <p className="sticky top-0 z-10 border-line border-b bg-paper py-2 font-semibold text-meta print:hidden">
      <span role="status">{said}</span>
    </p>
  );
}
