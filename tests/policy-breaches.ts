import type { Attempt } from "./policy-observation.ts";
import { id } from "./world.ts";

type Row = (values?: Partial<Record<string, string>>) => string;
const owner = (name: string, sql: string, before?: string): Attempt =>
  before === undefined ? { name, as: "owner", sql } : { name, as: "owner", sql, before };

const IMMUTABLE = {
  acts: "reason = 'x'",
  commitment_versions: "title_en = 'x'",
  requirement_versions: "title_en = 'x'",
  event_versions: "title_en = 'x'",
  sources: "title = 'x'",
  audit_events: "action = 'x'",
  requirement_answers: "answer = 'meets', share = null",
  finding_replies: "finding = 'x'",
  pathway_steps: "note = 'x'",
};
const KEPT = [
  ...Object.keys(IMMUTABLE),
  "commitment_releases",
  "requirement_releases",
  "event_releases",
  "commitments",
  "requirements",
  "events",
  "divergences",
];

/** Even the owner cannot edit, delete or empty what was said. */
export const immutableBreaches: Attempt[] = [
  ...Object.entries(IMMUTABLE).map(([table, change]) =>
    owner(`${table} are edited`, `update ${table} set ${change}`),
  ),
  ...KEPT.map((table) => owner(`${table} are deleted`, `delete from ${table}`)),
  ...KEPT.map((table) => owner(`${table} are emptied`, `truncate ${table} cascade`)),
  ...["commitment", "requirement", "event"].map((kind) =>
    owner(`a ${kind}'s release is renumbered`, `update ${kind}_releases set number = number + 10`),
  ),
  owner(
    "a closed release is opened again",
    "update commitment_releases set recorded_during = tstzrange(lower(recorded_during), null)",
    "update commitment_releases set recorded_during = tstzrange(lower(recorded_during), now())",
  ),
];

/** One write for each promise that is a constraint, wrong in that one way. */
export function constraintBreaches(
  version: Row,
  release: (audience: string, from?: string) => string,
  act: Row,
): Attempt[] {
  const ofVersion = (name: string, values: Record<string, string>) => owner(name, version(values), act());
  const twice = (kind: string, more = "") => `insert into ${kind}_releases
    select gen_random_uuid(), ${kind}_id, version_id, ${more || "delegation_code,"} audience, number + 1, ${kind === "event" ? "occurs_on," : ""}
      recorded_during from ${kind}_releases limit 1`;
  const releaseWith = (kind: string, number: string, range: string) => `insert into ${kind}_releases
    select gen_random_uuid(), ${kind}_id, version_id, ${kind === "event" ? "" : "delegation_code,"} audience, ${number},
      ${kind === "event" ? "occurs_on," : ""} ${range} from ${kind}_releases limit 1`;
  const ofNeed = (name: string, columns: string, values: string) =>
    owner(
      name,
      `insert into requirement_versions (requirement_id, delegation_code, act_id, audience,
      attribution, category, title_en, summary_en, priority, ${columns})
      values ('${id("XU-PVBR")}', 'XU', '${id("act-XU-PVBR")}', 'public', 'own', 'air-defence', 'x', 'x', 'essential', ${values})`,
    );
  const invitation = (role: string, delegation: string, expires: string) => `insert into invitations
    (token_hash, email, name, role, delegation_code, invited_by, expires_at)
    values ('\\x02', 'x@example.test', 'X', '${role}', ${delegation}, '${id("admin")}', ${expires})`;
  return [
    owner("a second installation row", "insert into installation (id) values (2)"),
    owner(
      "a code is no country code",
      "insert into delegations (code, kind, name_en, name_uk) values ('xyz', 'state', 'x', 'x')",
    ),
    owner(
      "a role ends before it starts",
      `insert into delegation_roles (delegation_code, role, from_on, to_on)
      values ('XA', 'observer', '2026-02-01', '2026-01-01')`,
    ),
    owner(
      "an account is disabled without a reason",
      "update accounts set disabled_at = now() where name = 'headA'",
    ),
    owner(
      "a drafter without a delegation",
      `update memberships set delegation_code = null where account_id = '${id("headA")}'`,
    ),
    owner(
      "a membership ends before it starts",
      `update memberships set ended_at = started_at - interval '1 day' where account_id = '${id("headA")}'`,
    ),
    owner(
      "a session ends before it starts",
      "update sessions set expires_at = created_at - interval '1 day'",
    ),
    owner(
      "an invitation of a head without a delegation",
      invitation("head", "null", "now() + interval '1 day'"),
    ),
    owner(
      "an invitation that has expired when made",
      invitation("admin", "null", "now() - interval '1 day'"),
    ),
    owner(
      "an act is released before it is recorded",
      act({ recorded_at: "now()", released_at: "now() - interval '1 day'" }),
    ),
    owner("a report is not marked back-dated", act({ attribution: "'reported'", account_id: "null" })),
    owner("an own act without a person", act({ account_id: "null" })),
    owner(
      "a symbol with an ambiguous letter",
      "insert into commitments (symbol, delegation_code) values ('XA-OIL1', 'XA')",
    ),
    owner(
      "a requirement's symbol with an ambiguous letter",
      "insert into requirements (symbol, delegation_code) values ('XA-OIL1', 'XA')",
    ),
    owner("an event's symbol without its prefix", "insert into events (symbol) values ('F-2222')"),
    ofVersion("a term ends before it starts", {
      start_kind: "'date'",
      start_on: "'2027-01-01'",
      term_kind: "'fixed-date'",
      term_until: "'2026-12-31'",
    }),
    ofVersion("the money ends before the start", {
      start_kind: "'date'",
      start_on: "'2027-01-01'",
      funded_until: "'2026-12-31'",
    }),
    ofVersion("a fixed date without a date", { term_kind: "'fixed-date'" }),
    ofVersion("a start on a date without the date", { start_kind: "'date'" }),
    ofVersion("notice without its length", { exit_kind: "'notice'" }),
    ofVersion("a length that is no duration", { term_kind: "'duration'", term_length: "'ten years'" }),
    ofVersion("an amount without a currency", { amount_value: "5" }),
    ofVersion("a quantity without a unit", { quantity_value: "5" }),
    ofVersion("a response time neither hard nor soft", { response_within: "'PT24H'" }),
    ofNeed("a requirement below nothing", "minimum_value", "-1"),
    ofNeed("less desired than needed", "minimum_value, minimum_unit, desired_value", "5, 'systems', 4"),
    ofNeed("something desired without a unit", "desired_value", "4"),
    ofNeed("a length sought that is no duration", "length_sought", "'thirty years'"),
    ofNeed("a need that ends before it begins", "period_from, period_to", "'2027-01-01', '2026-12-31'"),
    owner(
      "a source at no web address",
      `insert into sources (record_kind, version_id, audience, position, title, publisher, grade, url)
      values ('event', gen_random_uuid(), 'public', 1, 'x', 'x', 'other', 'javascript:alert(1)')`,
    ),
    owner(
      "a submitted draft without a submitter",
      "update offer_drafts set state = 'submitted', submitted_by = null where delegation_code = 'XA'",
    ),
    owner("two versions at one time", twice("commitment")),
    owner("two requirement versions at one time", twice("requirement")),
    owner("two event versions at one time", twice("event", " ")),
    owner(
      "a release before the first",
      releaseWith("commitment", "0", "tstzrange('2019-01-01', '2019-02-01')"),
    ),
    owner(
      "a requirement release before the first",
      releaseWith("requirement", "0", "tstzrange('2019-01-01', '2019-02-01')"),
    ),
    owner(
      "an event release before the first",
      releaseWith("event", "0", "tstzrange('2019-01-01', '2019-02-01')"),
    ),
    owner("a release since ever", releaseWith("commitment", "9", "tstzrange(null, '2019-02-01')")),
    owner(
      "a requirement release since ever",
      releaseWith("requirement", "9", "tstzrange(null, '2019-02-01')"),
    ),
    owner("an event release since ever", releaseWith("event", "9", "tstzrange(null, '2019-02-01')")),
    owner("a release of nothing", release("public", "now()"), act()),
  ];
}
