import { isActSymbol, isCommitmentSymbol, isEventSymbol } from "./symbol.ts";

/** What a reader may mean by what they typed, if it is the symbol of something. */
export type AskedSymbol = { kind: "line" | "event" | "act" | "delegation"; symbol: string };

/**
 * Reads `gb 7k3q`, `GB7K3Q`, `e-4m2p`, `p 2026 14` or `eu` as a symbol; null for everything else. The letters that the
 * alphabet of symbols leaves out are read as the digits that they look like (Crockford's base 32).
 */
export function askedSymbol(text: string): AskedSymbol | null {
  const typed = text.trim().toUpperCase();
  if (typed.length > 60) return null;
  if (/^[A-Z]{2}$/.test(typed)) return { kind: "delegation", symbol: typed };
  const drawn = /^(E|[A-Z]{2})[\s\-–—_]*([0-9A-Z]{4})$/.exec(typed);
  if (drawn) {
    const symbol = `${drawn[1]}-${(drawn[2] ?? "").replaceAll("O", "0").replaceAll(/[IL]/g, "1")}`;
    // A word of six letters, such as TREATY, is no symbol: one typed without its hyphen has a digit.
    const isWord = /^[A-Z]+$/.test(typed);
    if (!isWord && isEventSymbol(symbol)) return { kind: "event", symbol };
    if (!isWord && isCommitmentSymbol(symbol)) return { kind: "line", symbol };
  }
  return askedAct(typed);
}

function askedAct(typed: string): AskedSymbol | null {
  const match = /^P[\s/-]*(\d{4})[\s/-]+(\d{1,9})((?:[\s/-]*CORR[\s./-]*\d{1,9})*)$/.exec(typed);
  if (!match) return null;
  const corrections = (match[3] ?? "").replaceAll(/[\s/-]*CORR[\s./-]*(\d+)/g, "/Corr.$1");
  const symbol = `P/${match[1]}/${Number(match[2])}${corrections}`;
  return isActSymbol(symbol) ? { kind: "act", symbol } : null;
}
