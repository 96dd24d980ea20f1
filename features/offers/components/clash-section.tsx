import { RadioField } from "@/components/choice-field.tsx";
import { Notice } from "@/components/notice.tsx";
import { fill } from "@/lib/fault-words.ts";
import type { Clash } from "../schema.ts";
import type { EditorWords } from "./field-spec.ts";

type Props = {
  clashes: readonly Clash[];
  labelOf: (name: string) => string;
  timeOf: (instant: string) => string;
  words: EditorWords;
};

/** Where two people wrote different texts: both, what both started from, and the choice. */
export function ClashSection({ clashes, labelOf, timeOf, words }: Props) {
  if (clashes.length === 0) return null;
  return (
    <section aria-labelledby="clashes" className="mb-6">
      <Notice tone="warn" role="alert">
        <h2 id="clashes" className="text-lead">
          {words.clashTitle}
        </h2>
        <p>{words.clashText}</p>
      </Notice>
      {clashes.map((clash) => (
        <div key={`${clash.name} ${clash.theirs}`} className="mb-4 border-line border-y py-3">
          <RadioField
            id={`clash-${clash.name}`}
            name={`r.${clash.name}`}
            label={labelOf(clash.name)}
            hint={fill(words.clashBy, { name: clash.by, time: timeOf(clash.at) })}
            required
            options={[
              { value: "theirs", label: words.takeTheirs },
              { value: "mine", label: words.takeMine },
            ]}
          />
          <dl className="grid max-w-prose gap-3">
            <Side term={words.theirs} text={clash.theirs} nothing={words.nothing} />
            <Side term={words.mine} text={clash.mine} nothing={words.nothing} />
            <Side term={words.base} text={clash.base} nothing={words.nothing} />
          </dl>
        </div>
      ))}
    </section>
  );
}

function Side({ term, text, nothing }: { term: string; text: string; nothing: string }) {
  return (
    <div>
      <dt className="text-ink-2 text-meta">{term}</dt>
      <dd className="whitespace-pre-wrap break-words">
        {text === "" ? <i className="text-ink-2">{nothing}</i> : text}
      </dd>
    </div>
  );
}
