import { getTranslations } from "next-intl/server";
import type { Fact, Finding } from "@/domain/finding.ts";
import { SymbolLink } from "./named-symbol.tsx";
import { type FindingNames, recordsOf, textOf } from "./names.ts";

type Props = { found: Finding; names: FindingNames };

/** What the sentence of a finding leaves to a list: what was left out and why, what waits for what. */
export function FindingDetails(props: Props) {
  switch (props.found.rule) {
    case "GAP":
      return <LeftOut {...props} />;
    case "COND-CYCLE":
      return <Edges {...props} />;
    case "COND-DEAD":
      return <Grounds {...props} />;
    default:
      return null;
  }
}

/** Reasons that name another line, which the fact of a gap does not keep. */
const NAMING = ["condition", "part-of"] as const;

async function LeftOut({ found, names }: Props) {
  const t = await getTranslations("findings");
  const reasons = await getTranslations("coverage.reason");
  const left = Map.groupBy(recordsOf(found.facts.excluded), ({ symbol }) => textOf(symbol));
  if (left.size === 0) return null;
  const reason = (code: string): string => {
    const naming = NAMING.find((each) => each === code);
    return naming ? t(`reason.${naming}`) : reasons(code as "over");
  };
  return (
    <>
      <p>{t("excludedText", { count: left.size })}</p>
      <ul className="finding-list">
        {[...left].map(([symbol, entries]) => (
          <li key={symbol}>
            <SymbolLink symbol={symbol} names={names} />:{" "}
            {entries.map((each) => reason(textOf(each.reason))).join("; ")}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A line by its symbol, an event by its name. */
async function Point({ of, names }: { of: string; names: FindingNames }) {
  const events = await getTranslations("findings.event");
  return of === "ceasefire" || of === "peace-agreement" || of === "renewed-attack" ? (
    events(of)
  ) : (
    <SymbolLink symbol={of} names={names} />
  );
}

async function Edge({ edge, names }: { edge: Record<string, Fact>; names: FindingNames }) {
  const t = await getTranslations("findings");
  return t.rich("edge", {
    from: () => <Point of={textOf(edge.from)} names={names} />,
    to: () => <Point of={textOf(edge.to)} names={names} />,
  });
}

async function Edges({ found, names }: Props) {
  const t = await getTranslations("findings");
  const edges = recordsOf(found.facts.edges);
  return (
    <>
      <p className="font-semibold">{t("edgesTitle")}</p>
      <ul className="finding-list">
        {edges.map((edge) => (
          <li key={`${edge.from} ${edge.to}`}>
            <Edge edge={edge} names={names} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Each set of edges without which nothing waits for itself. */
export async function Cuts({ found, names }: Props) {
  const { cuts } = found.clears.facts;
  if (!Array.isArray(cuts)) return null;
  return (
    <ul className="finding-list">
      {cuts.map((cut) => {
        const edges = recordsOf(cut);
        return (
          <li key={edges.map((edge) => `${edge.from} ${edge.to}`).join()}>
            {edges.map((edge, index) => (
              <span key={`${edge.from} ${edge.to}`}>
                {index > 0 ? "; " : null}
                <Edge edge={edge} names={names} />
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

async function Grounds({ found, names }: Props) {
  const t = await getTranslations("findings.ground");
  return (
    <ul className="finding-list">
      {recordsOf(found.facts.grounds).map((each) => (
        <li key={`${each.ground} ${each.of}`}>
          {t.rich(textOf(each.ground) as "ends-first", {
            of: () => <Point of={textOf(each.of)} names={names} />,
          })}
        </li>
      ))}
    </ul>
  );
}
