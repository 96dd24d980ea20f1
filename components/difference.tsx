import type { ReactNode } from "react";

export type Segment = { kind: "same" | "inserted" | "removed"; text: string };

export type FieldChange = {
  key: string;
  label: string;
  /** Ready segments; `null` where there was, or is, nothing. */
  before: readonly Segment[] | null;
  after: readonly Segment[] | null;
  /** A mark beside the name of the field: strengthens, weakens, comment. */
  mark?: ReactNode | undefined;
  lang?: string | undefined;
};

export type DifferenceWords = {
  before: string;
  after: string;
  /** Said aloud around what was inserted and removed. */
  inserted: string;
  removed: string;
  /** Stands where there was, or is, nothing. */
  nothing: string;
};

type Props = {
  changes: readonly FieldChange[];
  words: DifferenceWords;
  /** Leads from one change to the next, for a page that has nothing else. */
  jumps?: { label: string; next: string; previous: string } | undefined;
  /** 'Nine fields unchanged', or that nothing changed at all. */
  rest?: string | undefined;
  headingLevel?: "h2" | "h3" | "h4" | undefined;
};

/** Field by field, before and after; within a field, word by word. It reads without colour and in print. */
export function Difference({ changes, words, rest, jumps, headingLevel: Heading = "h3" }: Props) {
  return (
    <div className="difference">
      {jumps && changes.length > 1 ? (
        <nav className="difference-jumps" aria-label={jumps.label}>
          <ul>
            {changes.map(({ key, label }) => (
              <li key={key}>
                <a href={`#change-${key}`}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {changes.map((change, index) => (
        <section key={change.key} id={`change-${change.key}`} aria-labelledby={`change-${change.key}-label`}>
          <div className="difference-head">
            <Heading className="difference-field" id={`change-${change.key}-label`}>
              {change.label}
            </Heading>
            {change.mark}
            {jumps ? <Neighbours changes={changes} index={index} jumps={jumps} /> : null}
          </div>
          <dl>
            <div className="difference-before">
              <dt>{words.before}</dt>
              <dd lang={change.lang}>
                <Side segments={change.before} words={words} />
              </dd>
            </div>
            <div className="difference-after">
              <dt>{words.after}</dt>
              <dd lang={change.lang}>
                <Side segments={change.after} words={words} />
              </dd>
            </div>
          </dl>
        </section>
      ))}
      {rest ? <p className="difference-rest">{rest}</p> : null}
    </div>
  );
}

type NeighboursProps = {
  changes: readonly FieldChange[];
  index: number;
  jumps: { next: string; previous: string };
};

function Neighbours({ changes, index, jumps }: NeighboursProps) {
  const [previous, next] = [changes[index - 1], changes[index + 1]];
  return (
    <span className="difference-neighbours">
      {previous ? <a href={`#change-${previous.key}`}>{jumps.previous}</a> : null}
      {next ? <a href={`#change-${next.key}`}>{jumps.next}</a> : null}
    </span>
  );
}

function Side({ segments, words }: { segments: readonly Segment[] | null; words: DifferenceWords }) {
  if (!segments) return <span className="text-ink-2 italic">{words.nothing}</span>;
  return segments.map((segment, index) => {
    // Segments have no identity of their own: their place in the text is what they are.
    const key = `${index}:${segment.kind}`;
    if (segment.kind === "inserted") {
      return (
        <ins key={key}>
          <span className="sr-only"> {words.inserted}: </span>
          {segment.text}
        </ins>
      );
    }
    if (segment.kind === "removed") {
      return (
        <del key={key}>
          <span className="sr-only"> {words.removed}: </span>
          {segment.text}
        </del>
      );
    }
    return <span key={key}>{segment.text}</span>;
  });
}
