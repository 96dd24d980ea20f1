import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { actAddress, actFromAddress } from "../../domain/symbol.ts";
import type { Attribution, Stage } from "../../domain/vocabulary.ts";
import type { Cited } from "../../lib/citation.ts";
import { paths, withQuery } from "../../lib/paths.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { publicViewer } from "../../server/viewer.ts";
import { readChangesQuery } from "../changes/schema.ts";
import { getCommitment, getVersion } from "../commitments/queries.ts";
import { readCommitmentsQuery } from "../commitments/schema.ts";
import { readCoverageQuery } from "../coverage/schema.ts";
import { getDelegation, nameDelegations } from "../delegations/queries.ts";
import { readDelegationsQuery } from "../delegations/schema.ts";
import { readDurationQuery, readLapsesQuery } from "../duration/schema.ts";
import { readFindingsQuery } from "../findings/schema.ts";
import { readPathwaysQuery } from "../pathways/schema.ts";
import { readRehearsal } from "../rehearsal/schema.ts";
import { getRequirement } from "../requirements/queries.ts";
import { readRequirementsQuery } from "../requirements/schema.ts";
import { getAct } from "../timeline/queries.ts";
import { readTimelineQuery } from "../timeline/schema.ts";
import { citeAct, citeVersion, citeView, momentIn } from "./schema.ts";

/** What is cited at an address; `delegation` whose it is, and where the page is of a line, how firm that is. */
export type Found = {
  cited: Cited;
  delegation: string | null;
  attribution: Attribution | null;
  stage: Stage | null;
};
type Find = (page: PageRequest, ...named: string[]) => Promise<Found | null>;

/** Lists and pages that explain, with the filters of each as its own page reads them. */
const VIEWS = {
  timeline: readTimelineQuery,
  delegations: readDelegationsQuery,
  commitments: readCommitmentsQuery,
  requirements: readRequirementsQuery,
  coverage: readCoverageQuery,
  findings: async (page: PageRequest) => readFindingsQuery(page, [...(await nameDelegations()).keys()]),
  duration: readDurationQuery,
  pace: null,
  pathways: async (page: PageRequest) => readPathwaysQuery(page, [...(await nameDelegations()).keys()]),
  rehearsal: readRehearsal,
  changes: readChangesQuery,
  corrections: null,
  glossary: null,
  method: null,
  data: null,
} satisfies Record<string, ((page: PageRequest) => unknown) | null>;
type View = keyof typeof VIEWS;
const isView = (name: string): name is View => Object.hasOwn(VIEWS, name);
/** Whether pages of this section have their citation as files. */
export const isCited = (section: string): boolean => isView(section);
const EXPLAINING: readonly View[] = ["glossary", "method", "data"];

async function findView(page: PageRequest, view: View): Promise<Found> {
  const nav = await getTranslations({ locale: page.locale, namespace: "common.nav" });
  const read = VIEWS[view];
  const query: LinkQuery = read === null ? {} : (await read(page)).query;
  const cited = await citeView(page, {
    name: view,
    title: nav(view),
    kind: EXPLAINING.includes(view) ? "webpage" : "dataset",
    path: paths[view](page.locale),
    query,
  });
  return { cited, ...NOBODYS };
}

const NOBODYS = { delegation: null, attribution: null, stage: null };

const findCommitment: Find = async (page, symbol = "", number) => {
  const { asOf, locale } = page;
  const found =
    number === undefined
      ? await getCommitment(publicViewer, symbol, asOf)
      : await getVersion(publicViewer, symbol, Number(number), asOf);
  if (!found) return null;
  const { title, stage } = found.terms;
  const path = paths.version(locale, symbol, found.version);
  const { attribution } = found;
  const delegation = await party(page, found);
  return {
    cited: await citeVersion(page, { ...found, title, path, delegation }),
    delegation,
    attribution,
    stage,
  };
};

const findRequirement: Find = async (page, symbol = "") => {
  const found = await getRequirement(publicViewer, symbol, page.asOf);
  if (!found) return null;
  const here = paths.requirement(page.locale, symbol);
  // Versions of a requirement have no address of their own: the moment in view names the one that is shown.
  const path = withQuery(here, { asOf: momentIn(page.asOf) });
  const { title } = found.terms;
  const { attribution } = found;
  const delegation = await party(page, found);
  const cited = await citeVersion(page, { ...found, title, path, page: page.link(here), delegation });
  return { cited, delegation, attribution, stage: null };
};

const findAct: Find = async (page, address = "") => {
  const symbol = actFromAddress(address);
  const act = symbol && (await getAct(publicViewer, symbol, page.asOf));
  if (!act) return null;
  const kinds = await getTranslations({ locale: page.locale, namespace: "terms.actKind" });
  const path = paths.act(page.locale, actAddress(act.symbol));
  const title = kinds(act.kind);
  const { attribution } = act;
  const delegation = await party(page, act);
  return {
    cited: await citeAct(page, { ...act, title, path, delegation }),
    delegation,
    attribution,
    stage: null,
  };
};

const findDelegation: Find = async (page, code = "") => {
  const { locale, asOf } = page;
  const found = await getDelegation(publicViewer, code, asOf);
  if (!found) return null;
  const nav = await getTranslations({ locale, namespace: "common.nav" });
  const title = `${found.name[locale]} · ${nav("delegations")}`;
  const path: Route = paths.delegation(locale, code);
  return { cited: await citeView(page, { name: `delegation-${code}`, title, path }), ...NOBODYS };
};

/** The calendar of what lapses stands under the chart of durations. */
const findLapses: Find = async (page, name) => {
  if (name !== "calendar") return null;
  const t = await getTranslations({ locale: page.locale, namespace: "duration.lapses" });
  const { query } = await readLapsesQuery(page);
  const view = { name: "lapses", title: t("title"), path: paths.lapses(page.locale), query };
  return { cited: await citeView(page, view), ...NOBODYS };
};

const party = async ({ locale }: PageRequest, { delegation }: { delegation: string }): Promise<string> =>
  (await nameDelegations()).get(delegation)?.[locale] ?? delegation;

const RECORDS: Record<string, Find> = {
  commitments: findCommitment,
  requirements: findRequirement,
  timeline: findAct,
  delegations: findDelegation,
  duration: findLapses,
};

/** What is cited at the path after the language; null for what is absent, hidden, or cited nowhere. */
export async function getCited(page: PageRequest, path: string): Promise<Found | null> {
  const [section = "", name, ...rest] = path.split("/");
  if (name === undefined) return isView(section) ? findView(page, section) : null;
  const find = Object.hasOwn(RECORDS, section) ? RECORDS[section] : undefined;
  if (!find) return null;
  if (rest.length === 0) return find(page, name);
  const [v, number = "", ...more] = rest;
  const isVersion =
    section === "commitments" && v === "v" && more.length === 0 && /^[1-9]\d{0,8}$/.test(number);
  return isVersion ? find(page, name, number) : null;
}
