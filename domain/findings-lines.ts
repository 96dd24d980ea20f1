import { rankOf } from "./active-interval.ts";
import { type Finding, finding } from "./finding.ts";
import { quotesOf } from "./findings-quotes.ts";
import type { Judged } from "./findings-reading.ts";
import { SPECIFICITY_ITEMS, specificity } from "./specificity.ts";
import type { Bindingness, InstrumentForm } from "./vocabulary.ts";

/** Forms that are mostly chosen so as not to bind in law. */
const POLITICAL_FORMS: readonly (InstrumentForm | null)[] = ["statement", "joint-declaration", "memorandum"];
const LEGAL: readonly Bindingness[] = ["legal", "legal-provisional"];
/** The word with which treaties bind; 'shall not' may hold a party back from anything. */
const SHALL = /\bshall\b(?!\s+not\b)/i;

/** Binding words in a political instrument: its form and what it says of itself do not match. */
export function legalDoubts({ considered }: Judged): Finding[] {
  return considered.flatMap(({ symbol, line: { terms } }) => {
    const { bindingness, instrument, summary } = terms;
    const isForm = LEGAL.includes(bindingness) && POLITICAL_FORMS.includes(instrument);
    const isWord = bindingness === "political" && SHALL.test(summary.en);
    if (!isForm && !isWord) return [];
    return finding({
      id: `LEGAL-${symbol}`,
      rule: "LEGAL",
      severity: isForm && instrument !== "memorandum" ? "medium" : "low",
      lines: [symbol],
      facts: { ground: isForm ? "form" : "words", bindingness, instrument },
      quotes: quotesOf(symbol, { bindingness, instrument, "summary.en": isWord ? summary.en : null }),
    });
  });
}

/** Of the six items of specificity, a firm line has more than these. */
const VAGUE_MOST = 2;

/** Firm consent to something that is hardly specified. */
export function vague({ considered }: Judged): Finding[] {
  return considered.flatMap(({ symbol, rank, line: { terms } }) => {
    if (rank < rankOf("signed")) return [];
    const items = specificity(terms);
    const missing = SPECIFICITY_ITEMS.filter((item) => !items[item]);
    if (SPECIFICITY_ITEMS.length - missing.length > VAGUE_MOST) return [];
    return finding({
      id: `VAGUE-${symbol}`,
      rule: "VAGUE",
      severity: rank >= rankOf("ratified") ? "medium" : "low",
      lines: [symbol],
      facts: { stated: SPECIFICITY_ITEMS.length - missing.length, missing },
      quotes: quotesOf(symbol, { stage: terms.stage }),
      clears: { missing },
    });
  });
}

/** A line that answers nothing that is asked for. */
export function orphans({ considered, portfolio, isLinked }: Judged): Finding[] {
  if (portfolio.needs.length === 0) return [];
  return considered.flatMap((read) => {
    if (read.line.addresses.length > 0 || isLinked(read)) return [];
    const { symbol, line } = read;
    return finding({
      id: `ORPHAN-${symbol}`,
      rule: "ORPHAN",
      severity: "low",
      lines: [symbol],
      facts: { category: line.terms.category },
      quotes: quotesOf(symbol, { category: line.terms.category }),
    });
  });
}
