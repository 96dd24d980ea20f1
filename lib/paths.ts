import type { Route } from "next";
import type { Locale } from "../domain/vocabulary.ts";

/** The pages on which a step of a line is drafted. */
export type StepPage = "withdraw" | "correct" | "confirm" | "suspend" | "step";

/** Every address of the site, written once. Words of the path are the same in every language. */
export const paths = {
  home: (l: Locale) => `/${l}` as Route,
  timeline: (l: Locale) => `/${l}/timeline` as Route,
  act: (l: Locale, address: string) => `/${l}/timeline/${address}` as Route,
  delegations: (l: Locale) => `/${l}/delegations` as Route,
  delegation: (l: Locale, code: string) => `/${l}/delegations/${code}` as Route,
  commitments: (l: Locale) => `/${l}/commitments` as Route,
  commitment: (l: Locale, symbol: string) => `/${l}/commitments/${symbol}` as Route,
  version: (l: Locale, symbol: string, n: number) => `/${l}/commitments/${symbol}/v/${n}` as Route,
  difference: (l: Locale, symbol: string, a: number, b: number) =>
    `/${l}/commitments/${symbol}/diff/${a}..${b}` as Route,
  requirements: (l: Locale) => `/${l}/requirements` as Route,
  requirement: (l: Locale, symbol: string) => `/${l}/requirements/${symbol}` as Route,
  coverage: (l: Locale) => `/${l}/coverage` as Route,
  /** One requirement in one year: what counts, and what is left out. */
  coverageCell: (l: Locale, symbol: string, year: number) => `/${l}/coverage/${symbol}/${year}` as Route,
  duration: (l: Locale) => `/${l}/duration` as Route,
  /** What lapses when. */
  lapses: (l: Locale) => `/${l}/duration/calendar` as Route,
  findings: (l: Locale) => `/${l}/findings` as Route,
  finding: (l: Locale, id: string) => `/${l}/findings/${id}` as Route,
  whatIf: (l: Locale) => `/${l}/what-if` as Route,
  rehearsal: (l: Locale) => `/${l}/rehearsal` as Route,
  pace: (l: Locale) => `/${l}/pace` as Route,
  pathways: (l: Locale) => `/${l}/pathways` as Route,
  compare: (l: Locale) => `/${l}/compare` as Route,
  changes: (l: Locale) => `/${l}/changes` as Route,
  corrections: (l: Locale) => `/${l}/corrections` as Route,
  search: (l: Locale) => `/${l}/search` as Route,
  glossary: (l: Locale) => `/${l}/glossary` as Route,
  /** One word of the glossary. */
  term: (l: Locale, term: string) => `/${l}/glossary#${term}` as Route,
  method: (l: Locale) => `/${l}/method` as Route,
  /** Where the method tells record time from valid time. */
  clocks: (l: Locale) => `/${l}/method#clocks` as Route,
  /** Where the method states the rules of a part of the analysis. */
  rules: (l: Locale, part: string) => `/${l}/method#${part}` as Route,
  data: (l: Locale) => `/${l}/data` as Route,
  /** What stands at no page of its own, but at an address with a format. */
  feed: (l: Locale) => `/${l}/feed.json` as Route,
  calendar: (l: Locale) => `/${l}/calendar.ics` as Route,
  record: (l: Locale) => `/${l}/record.json` as Route,
  versions: (l: Locale) => `/${l}/versions` as Route,
  /** The same as a page, in another format. */
  copy: (page: Route, format: string) => `${page}.${format}` as Route,
  /** How much has been recorded since a moment: asked by the pages themselves. */
  head: (l: Locale) => `/${l}/head` as Route,
  /** The picture of a page. */
  card: (page: Route) => `/api/cards${page}` as Route,
  signIn: (l: Locale) => `/${l}/sign-in` as Route,
  desk: (l: Locale) => `/${l}/desk` as Route,
  deskBegin: (l: Locale) => `/${l}/desk/commitments/new` as Route,
  deskCommitment: (l: Locale, symbol: string) => `/${l}/desk/commitments/${symbol}` as Route,
  /** What colleagues said about a field, on the page of the line. */
  deskTalk: (l: Locale, symbol: string, field: string) =>
    `/${l}/desk/commitments/${symbol}#talk-${field}` as Route,
  deskHistory: (l: Locale, symbol: string) => `/${l}/desk/commitments/${symbol}/history` as Route,
  deskStep: (l: Locale, symbol: string, step: StepPage) =>
    `/${l}/desk/commitments/${symbol}/${step}` as Route,
  deskReview: (l: Locale) => `/${l}/desk/review` as Route,
  deskPreview: (l: Locale, audience: string) => `/${l}/desk/preview/${audience}` as Route,
  deskPreviewLine: (l: Locale, audience: string, symbol: string) =>
    `/${l}/desk/preview/${audience}/${symbol}` as Route,
  deskFindings: (l: Locale) => `/${l}/desk/findings` as Route,
  deskFinding: (l: Locale, id: string) => `/${l}/desk/findings/${id}` as Route,
  secretariatFindings: (l: Locale) => `/${l}/secretariat/findings` as Route,
  secretariatFinding: (l: Locale, id: string) => `/${l}/secretariat/findings/${id}` as Route,
  deskDeputies: (l: Locale) => `/${l}/desk/deputies` as Route,
  deskReceipt: (l: Locale, address: string) => `/${l}/desk/acts/${address}` as Route,
  accounts: (l: Locale) => `/${l}/admin/accounts` as Route,
  account: (l: Locale, id: string) => `/${l}/admin/accounts/${id}` as Route,
  invite: (l: Locale) => `/${l}/admin/accounts/invite` as Route,
  audit: (l: Locale) => `/${l}/admin/audit` as Route,
  sessions: (l: Locale) => `/${l}/account/sessions` as Route,
  invitation: (l: Locale, token: string) => `/${l}/account/invitation/${token}` as Route,
};

/** `path?query` with keys sorted and empty values left out, so that one view has one address. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): Route {
  const entries = Object.entries(query).filter(
    (pair): pair is [string, string | number] => pair[1] !== null && pair[1] !== undefined && pair[1] !== "",
  );
  const text = new URLSearchParams(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, String(value)]),
  ).toString();
  // A fragment comes last in an address.
  const [page = "", ...fragment] = path.split("#");
  return [text ? `${page}?${text}` : page, ...fragment].join("#") as Route;
}
