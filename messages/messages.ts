import type { Locale } from "../domain/vocabulary.ts";
import account from "./en/account.json" with { type: "json" };
import admin from "./en/admin.json" with { type: "json" };
import changes from "./en/changes.json" with { type: "json" };
import citation from "./en/citation.json" with { type: "json" };
import colleagues from "./en/colleagues.json" with { type: "json" };
import commitments from "./en/commitments.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import compare from "./en/compare.json" with { type: "json" };
import copies from "./en/copies.json" with { type: "json" };
import corrections from "./en/corrections.json" with { type: "json" };
import coverage from "./en/coverage.json" with { type: "json" };
import data from "./en/data.json" with { type: "json" };
import definitions from "./en/definitions.json" with { type: "json" };
import delegations from "./en/delegations.json" with { type: "json" };
import deputies from "./en/deputies.json" with { type: "json" };
import desk from "./en/desk.json" with { type: "json" };
import duration from "./en/duration.json" with { type: "json" };
import faults from "./en/faults.json" with { type: "json" };
import findings from "./en/findings.json" with { type: "json" };
import glossary from "./en/glossary.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import method from "./en/method.json" with { type: "json" };
import pace from "./en/pace.json" with { type: "json" };
import pathways from "./en/pathways.json" with { type: "json" };
import reader from "./en/reader.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import rehearsal from "./en/rehearsal.json" with { type: "json" };
import requirements from "./en/requirements.json" with { type: "json" };
import scenarios from "./en/scenarios.json" with { type: "json" };
import search from "./en/search.json" with { type: "json" };
import session from "./en/session.json" with { type: "json" };
import steps from "./en/steps.json" with { type: "json" };
import strength from "./en/strength.json" with { type: "json" };
import terms from "./en/terms.json" with { type: "json" };
import timeline from "./en/timeline.json" with { type: "json" };
import ukAccount from "./uk/account.json" with { type: "json" };
import ukAdmin from "./uk/admin.json" with { type: "json" };
import ukChanges from "./uk/changes.json" with { type: "json" };
import ukCitation from "./uk/citation.json" with { type: "json" };
import ukColleagues from "./uk/colleagues.json" with { type: "json" };
import ukCommitments from "./uk/commitments.json" with { type: "json" };
import ukCommon from "./uk/common.json" with { type: "json" };
import ukCompare from "./uk/compare.json" with { type: "json" };
import ukCopies from "./uk/copies.json" with { type: "json" };
import ukCorrections from "./uk/corrections.json" with { type: "json" };
import ukCoverage from "./uk/coverage.json" with { type: "json" };
import ukData from "./uk/data.json" with { type: "json" };
import ukDefinitions from "./uk/definitions.json" with { type: "json" };
import ukDelegations from "./uk/delegations.json" with { type: "json" };
import ukDeputies from "./uk/deputies.json" with { type: "json" };
import ukDesk from "./uk/desk.json" with { type: "json" };
import ukDuration from "./uk/duration.json" with { type: "json" };
import ukFaults from "./uk/faults.json" with { type: "json" };
import ukFindings from "./uk/findings.json" with { type: "json" };
import ukGlossary from "./uk/glossary.json" with { type: "json" };
import ukHome from "./uk/home.json" with { type: "json" };
import ukMethod from "./uk/method.json" with { type: "json" };
import ukPace from "./uk/pace.json" with { type: "json" };
import ukPathways from "./uk/pathways.json" with { type: "json" };
import ukReader from "./uk/reader.json" with { type: "json" };
import ukRefusals from "./uk/refusals.json" with { type: "json" };
import ukRehearsal from "./uk/rehearsal.json" with { type: "json" };
import ukRequirements from "./uk/requirements.json" with { type: "json" };
import ukScenarios from "./uk/scenarios.json" with { type: "json" };
import ukSearch from "./uk/search.json" with { type: "json" };
import ukSession from "./uk/session.json" with { type: "json" };
import ukSteps from "./uk/steps.json" with { type: "json" };
import ukStrength from "./uk/strength.json" with { type: "json" };
import ukTerms from "./uk/terms.json" with { type: "json" };
import ukTimeline from "./uk/timeline.json" with { type: "json" };

const en = {
  account,
  admin,
  changes,
  citation,
  colleagues,
  commitments,
  common,
  compare,
  copies,
  corrections,
  coverage,
  data,
  definitions,
  delegations,
  deputies,
  desk,
  duration,
  faults,
  findings,
  glossary,
  home,
  method,
  pace,
  pathways,
  reader,
  refusals,
  rehearsal,
  requirements,
  scenarios,
  search,
  session,
  steps,
  strength,
  terms,
  timeline,
};
export type Messages = typeof en;

const uk = {
  account: ukAccount,
  admin: ukAdmin,
  changes: ukChanges,
  citation: ukCitation,
  colleagues: ukColleagues,
  commitments: ukCommitments,
  common: ukCommon,
  compare: ukCompare,
  copies: ukCopies,
  corrections: ukCorrections,
  coverage: ukCoverage,
  data: ukData,
  definitions: ukDefinitions,
  delegations: ukDelegations,
  deputies: ukDeputies,
  desk: ukDesk,
  duration: ukDuration,
  faults: ukFaults,
  findings: ukFindings,
  glossary: ukGlossary,
  home: ukHome,
  method: ukMethod,
  pace: ukPace,
  pathways: ukPathways,
  reader: ukReader,
  refusals: ukRefusals,
  rehearsal: ukRehearsal,
  requirements: ukRequirements,
  scenarios: ukScenarios,
  search: ukSearch,
  session: ukSession,
  steps: ukSteps,
  strength: ukStrength,
  terms: ukTerms,
  timeline: ukTimeline,
};

/** One file a namespace and language; tests/messages.test.ts holds the two languages equal, key by key. */
export const messagesOf = (locale: Locale): Messages => (locale === "uk" ? (uk as Messages) : en);
