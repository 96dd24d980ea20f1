import type { Verdict } from "@/domain/strength-rules.ts";

/** Repeats the word for those who look; the word itself says it. */
const SIGN: Record<Verdict, string> = { strengthened: "▲", weakened: "▼", neutral: "=", unclear: "?" };

export type StrengthWords = {
  verdict: Verdict;
  /** The verdict in a word, and what it means. */
  label: string;
  meaning: string;
  effectLabel: string;
  ruleLabel: string;
  rule: string;
  evidenceLabel: string;
  /** What was laid beside each other, a field a line. */
  evidence: readonly { key: string; text: string }[];
};

/** What a change does to the line; opened, by which rule, and from which fields that was judged. */
export function StrengthMark({ words }: { words: StrengthWords }) {
  return (
    <details className="min-w-0 text-meta">
      <summary>
        <span aria-hidden="true">{SIGN[words.verdict]} </span>
        {words.label}
      </summary>
      <dl className="mt-1 max-w-prose border-line border-s-2 ps-3 text-ink-2">
        <dt className="sr-only">{words.effectLabel}</dt>
        <dd>{words.meaning}</dd>
        <dt className="font-semibold text-ink">{words.ruleLabel}</dt>
        <dd>{words.rule}</dd>
        {words.evidence.length > 0 ? <dt className="font-semibold text-ink">{words.evidenceLabel}</dt> : null}
        {words.evidence.map(({ key, text }) => (
          <dd key={key} className="break-words">
            {text}
          </dd>
        ))}
      </dl>
    </details>
  );
}
