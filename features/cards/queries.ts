import { getTranslations } from "next-intl/server";
import { NO_ASSUMPTIONS } from "../../domain/portfolio.ts";
import { isEventSymbol } from "../../domain/symbol.ts";
import { formatDay, inLanguage } from "../../lib/format.ts";
import type { PageRequest } from "../../server/page-request.ts";
import { publicViewer } from "../../server/viewer.ts";
import { getCited } from "../citation/queries.ts";
import { getCell } from "../coverage/queries.ts";
import { readYear } from "../coverage/schema.ts";
import { isEvaluation } from "../installation/queries.ts";
import { getEvent } from "../timeline/queries.ts";

/** What stands on the picture of a page. */
export type Card = {
  register: string;
  above: string | null;
  title: string;
  /** Stage, and that it was only reported: words in frames. */
  marks: string[];
  moment: string;
  evaluation: string | null;
};

/** The picture of a page at the path after the language; null where there is no page. */
export async function getCard(page: PageRequest, path: string): Promise<Card | null> {
  const { locale, asOf } = page;
  const common = await getTranslations({ locale, namespace: "common" });
  const terms = await getTranslations({ locale, namespace: "terms" });
  const found = await shownAt(page, path);
  if (!found) return null;
  return {
    register: `${common("site.name")} · ${common("site.subject")}`,
    above: found.above,
    title: found.title,
    marks: [
      ...(found.stage ? [terms(`stage.${found.stage}`)] : []),
      ...(found.attribution === "reported" ? [terms("attribution.reported")] : []),
    ],
    moment: common("print.asOf", { moment: formatDay(asOf.day, locale) }),
    evaluation: (await isEvaluation()) ? common("evaluation.title").replace(/\.$/, "") : null,
  };
}

async function shownAt(page: PageRequest, path: string) {
  const { locale, asOf } = page;
  const common = await getTranslations({ locale, namespace: "common" });
  const scenarios = await getTranslations({ locale, namespace: "scenarios" });
  const plain = (title: string) => ({ title, above: null, ...UNMARKED });
  if (path === "") return plain(common("site.description").split(":")[0] ?? "");
  if (path === "search" || path === "compare") return plain(common(`nav.${path}`));
  if (path === "what-if") return plain(scenarios("titleScenario"));
  const [section, name = "", part] = path.split("/");
  if (section === "coverage" && part !== undefined) {
    const view = await getCell(publicViewer, {
      asOf,
      assumptions: NO_ASSUMPTIONS,
      symbol: name,
      year: readYear(part) ?? 0,
    });
    return (
      view && {
        title: inLanguage(view.need.terms.title, locale).text,
        above: `${name} · ${part}`,
        ...UNMARKED,
      }
    );
  }
  if (section === "timeline" && isEventSymbol(name)) {
    const event = part === undefined ? await getEvent(publicViewer, name, asOf) : null;
    return event && { title: inLanguage(event.title, locale).text, above: name, ...UNMARKED };
  }
  // A difference is between versions of one line.
  const found = await getCited(page, part === "diff" ? `commitments/${name}` : path);
  if (!found) return null;
  const { cited, delegation, stage, attribution } = found;
  const above = [cited.symbol, delegation].filter((text) => text !== null).join(" · ");
  return { title: cited.title, above: above || null, stage, attribution };
}

const UNMARKED = { stage: null, attribution: null };
