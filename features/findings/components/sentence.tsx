import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Finding } from "@/domain/finding.ts";
import { argumentsOf, type FindingNames } from "./names.ts";

type Props = { found: Finding; names: FindingNames };
type Chunks = (chunks: ReactNode) => ReactNode;

/** What the sentences mark as a symbol, led to the page of that line or requirement. */
function linked({ found, names }: Props): Record<"toNeed" | "toOther" | "toLine", Chunks> {
  const to = (kind: "line" | "need", symbol: string | undefined): Chunks => {
    const href = symbol ? names.hrefOf(kind, symbol) : null;
    return (chunks) =>
      href ? (
        <a href={href} className="whitespace-nowrap">
          {chunks}
        </a>
      ) : (
        <span className="whitespace-nowrap">{chunks}</span>
      );
  };
  const { other } = found.facts;
  return {
    toNeed: to("need", found.requirement ?? undefined),
    toOther: to("need", typeof other === "string" ? other : undefined),
    toLine: to("line", found.lines[0]),
  };
}

/** What a finding says. */
export async function Sentence(props: Props) {
  const t = await getTranslations("findings.sentence");
  return t.rich(props.found.rule, { ...(await argumentsOf(props.found, props.names)), ...linked(props) });
}

/** The same without links, for a title. */
export async function plainSentence({ found, names }: Props): Promise<string> {
  const t = await getTranslations("findings.sentence");
  const plain = (chunks: string) => chunks;
  return t.markup(found.rule, {
    ...(await argumentsOf(found, names)),
    toNeed: plain,
    toOther: plain,
    toLine: plain,
  });
}

/** What would clear it. */
export async function Clears(props: Props) {
  const t = await getTranslations("findings.clears");
  return t.rich(props.found.clears.code, {
    ...(await argumentsOf(props.found, props.names)),
    ...linked(props),
  });
}
