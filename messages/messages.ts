import type { Locale } from "../domain/vocabulary.ts";
import account from "./en/account.json" with { type: "json" };
import admin from "./en/admin.json" with { type: "json" };
import colleagues from "./en/colleagues.json" with { type: "json" };
import commitments from "./en/commitments.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import definitions from "./en/definitions.json" with { type: "json" };
import delegations from "./en/delegations.json" with { type: "json" };
import deputies from "./en/deputies.json" with { type: "json" };
import desk from "./en/desk.json" with { type: "json" };
import faults from "./en/faults.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import session from "./en/session.json" with { type: "json" };
import steps from "./en/steps.json" with { type: "json" };
import strength from "./en/strength.json" with { type: "json" };
import terms from "./en/terms.json" with { type: "json" };
import timeline from "./en/timeline.json" with { type: "json" };
import ukAccount from "./uk/account.json" with { type: "json" };
import ukAdmin from "./uk/admin.json" with { type: "json" };
import ukColleagues from "./uk/colleagues.json" with { type: "json" };
import ukCommitments from "./uk/commitments.json" with { type: "json" };
import ukCommon from "./uk/common.json" with { type: "json" };
import ukDefinitions from "./uk/definitions.json" with { type: "json" };
import ukDelegations from "./uk/delegations.json" with { type: "json" };
import ukDeputies from "./uk/deputies.json" with { type: "json" };
import ukDesk from "./uk/desk.json" with { type: "json" };
import ukFaults from "./uk/faults.json" with { type: "json" };
import ukHome from "./uk/home.json" with { type: "json" };
import ukRefusals from "./uk/refusals.json" with { type: "json" };
import ukSession from "./uk/session.json" with { type: "json" };
import ukSteps from "./uk/steps.json" with { type: "json" };
import ukStrength from "./uk/strength.json" with { type: "json" };
import ukTerms from "./uk/terms.json" with { type: "json" };
import ukTimeline from "./uk/timeline.json" with { type: "json" };

const en = {
  account,
  admin,
  colleagues,
  commitments,
  common,
  definitions,
  delegations,
  deputies,
  desk,
  faults,
  home,
  refusals,
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
  colleagues: ukColleagues,
  commitments: ukCommitments,
  common: ukCommon,
  definitions: ukDefinitions,
  delegations: ukDelegations,
  deputies: ukDeputies,
  desk: ukDesk,
  faults: ukFaults,
  home: ukHome,
  refusals: ukRefusals,
  session: ukSession,
  steps: ukSteps,
  strength: ukStrength,
  terms: ukTerms,
  timeline: ukTimeline,
};

/** One file a namespace and language; tests/messages.test.ts holds the two languages equal, key by key. */
export const messagesOf = (locale: Locale): Messages => (locale === "uk" ? (uk as Messages) : en);
