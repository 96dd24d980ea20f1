import { type RefObject, useEffect, useRef, useState } from "react";
import type { Locale } from "@/domain/vocabulary.ts";
import { sayDurationAction } from "@/features/lines/actions.ts";
import { DURATION_FIELDS } from "@/features/lines/schema.ts";
import { fill, sayFault } from "@/lib/fault-words.ts";
import type { EditorWords, DurationSaid as Said } from "./field-spec.ts";

/** Wait after the last keystroke, milliseconds. */
const PAUSE = 400;

type Props = {
  form: RefObject<HTMLFormElement | null>;
  /** As the stored texts have it: all there is without JavaScript. */
  first: Said;
  labelOf: (name: string) => string;
  locale: Locale;
  words: EditorWords;
};

/** 'How long' said back in a sentence, while one types. */
export function DurationSaid({ form, first, labelOf, locale, words }: Props) {
  const said = useDuration(form, first, locale);
  return (
    <div className="mt-2 mb-4 max-w-prose border-accent border-s-4 bg-surface px-4 py-3" role="status">
      <p className="text-ink-2 text-meta">
        {said.sentence === null ? words.durationMissing : words.durationTitle}
      </p>
      {said.sentence === null ? (
        <ul>
          {said.faults.map((fault) => (
            <li key={`${fault.path} ${fault.code}`}>
              {fill(words.saidOf, {
                field: labelOf(fault.path),
                fault: sayFault(words.faults, fault, locale),
              })}
            </li>
          ))}
        </ul>
      ) : (
        <p id="duration-said">{said.sentence}</p>
      )}
    </div>
  );
}

function useDuration(form: RefObject<HTMLFormElement | null>, first: Said, locale: Locale): Said {
  const [said, setSaid] = useState(first);
  const asked = useRef(0);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      asked.current += 1;
      const mine = asked.current;
      const sent = new FormData();
      sent.set("locale", locale);
      const typed = new FormData(element);
      for (const name of DURATION_FIELDS) sent.set(name, String(typed.get(`f.${name}`) ?? ""));
      // Without a connection or a session the last sentence stays; the save says what is wrong.
      const state = await sayDurationAction({ status: "idle" }, sent).catch(() => null);
      const isNewest = mine === asked.current;
      if (isNewest && state?.status === "saved" && state.result) setSaid(state.result as Said);
    };
    const changed = (event: Event) => {
      const name = event.target instanceof Element ? event.target.getAttribute("name") : null;
      if (!DURATION_FIELDS.some((each) => name === `f.${each}`)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE);
    };
    element.addEventListener("input", changed);
    return () => {
      element.removeEventListener("input", changed);
      clearTimeout(timer);
    };
  }, [form, locale]);
  return said;
}
