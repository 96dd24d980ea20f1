import type { FindingNames } from "./names.ts";

/** A line or a requirement by its symbol, led to its page where the reader has one. */
export function SymbolLink({ symbol, names }: { symbol: string; names: FindingNames }) {
  const href = names.hrefOf(names.isNeed(symbol) ? "need" : "line", symbol);
  return href ? (
    <a href={href} className="symbol">
      {symbol}
    </a>
  ) : (
    <span className="whitespace-nowrap">{symbol}</span>
  );
}

/** The same with whose it is and its title. */
export function NamedSymbol({ symbol, names }: { symbol: string; names: FindingNames }) {
  const named = names.named(symbol);
  if (named === null) return <SymbolLink symbol={symbol} names={names} />;
  const { title, delegation } = named;
  return (
    <>
      <SymbolLink symbol={symbol} names={names} /> {names.delegation(delegation)}
      {" · "}
      {title.lang === names.locale ? title.text : <span lang={title.lang}>{title.text}</span>}
    </>
  );
}
