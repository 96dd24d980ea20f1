// Longer than most: the tables of who sees what and who may write what, whole, so that they can be read.
import type postgres from "postgres";
import { analysisBreaches, analysisRights } from "./policy-analysis.ts";
import { constraintBreaches, immutableBreaches } from "./policy-breaches.ts";
import { colleaguesBreaches, colleaguesRights } from "./policy-colleagues.ts";
import { id, NAMES, type Name, sessionHash } from "./world.ts";

/** Nobody reads through the public login; `nobody` holds the members' login without a session. */
type Who = "public" | "nobody" | Name;
export type Attempt = { name: string; as: Who | "owner"; before?: string; sql: string };
export type Witness = { sight: Record<string, Record<string, string[]>>; writes: Record<string, string> };

const READERS: Who[] = ["public", "nobody", ...NAMES];
const TABLES = [
  "acts",
  "commitments",
  "commitment_versions",
  "commitment_releases",
  "requirements",
  "requirement_versions",
  "requirement_releases",
  "events",
  "event_versions",
  "event_releases",
  "sources",
  "requirement_answers",
  "finding_replies",
  "divergences",
  "pathway_steps",
  "offer_drafts",
  "draft_lines",
  "draft_fields",
  "draft_edits",
  "draft_comments",
  "draft_presence",
  "deputies",
  "act_cancellations",
  "accounts",
  "memberships",
  "sessions",
  "invitations",
  "audit_events",
  "installation",
  "delegations",
  "delegation_roles",
  "categories",
] as const;

/** What is named for each row: enough to tell it from any other. */
const LABEL: Partial<Record<(typeof TABLES)[number], string>> = {
  commitments: "symbol",
  requirements: "symbol",
  events: "symbol",
  // An embargoed act has no symbol yet.
  acts: "case when symbol = '' then 'embargoed ' || delegation_code else symbol end",
  commitment_versions: "title_en",
  requirement_versions: "title_en",
  event_versions: "title_en",
  commitment_releases: "(select symbol from commitments c where c.id = commitment_id) || ' ' || audience",
  requirement_releases: "(select symbol from requirements c where c.id = requirement_id) || ' ' || audience",
  event_releases: "(select symbol from events c where c.id = event_id) || ' ' || audience",
  sources: "title",
  requirement_answers: "answer",
  finding_replies: "finding",
  divergences: "finding",
  pathway_steps: "step",
  offer_drafts: "delegation_code",
  draft_lines: "delegation_code",
  draft_fields: "value",
  draft_edits: "value",
  draft_comments: "body",
  draft_presence: "section",
  deputies: "(select name from accounts a where a.id = account_id)",
  act_cancellations: "delegation_code",
  accounts: "name",
  memberships: "(select name from accounts a where a.id = account_id)",
  sessions: "(select name from accounts a where a.id = account_id)",
  invitations: "email",
  audit_events: "action",
  installation: "'the row'",
  delegations: "code",
  delegation_roles: "delegation_code",
  categories: "(case when position = 0 then code else null end)",
};

/** The statements after which the transaction speaks as `who`, as their login and not merely as a role. */
function speakAs(who: Who | "owner"): string {
  if (who === "owner") return "set local session authorization default";
  const hash = who === "public" || who === "nobody" ? "" : sessionHash(who);
  return `set local session authorization ${who === "public" ? "surety_public" : "surety_member"};
    select set_config('app.session', '${hash}', true)`;
}

/** Runs a statement after what prepares it, and undoes both; answers its result, or the error. */
async function attempt(
  tx: postgres.TransactionSql,
  statement: string,
  ...preparation: string[]
): Promise<postgres.RowList<postgres.Row[]> | string> {
  try {
    await tx.unsafe(["savepoint attempt", ...preparation].join(";\n"));
    // On its own: of several statements in one call, the driver does not count the last one's rows.
    return await tx.unsafe(statement);
  } catch (error) {
    const { code, message } = error as postgres.PostgresError;
    return `${code}: ${message}`;
  } finally {
    await tx.unsafe(
      "rollback to savepoint attempt; release savepoint attempt; set local session authorization default",
    );
  }
}

/** Tables that a login has no right to read at all: what it may read in them is no question of policies. */
const closed = new Map<string, Set<string>>();

async function sightOf(tx: postgres.TransactionSql, who: Who): Promise<Record<string, string[]>> {
  const login = who === "public" ? "surety_public" : "surety_member";
  const shut = closed.get(login) ?? new Set<string>();
  closed.set(login, shut);
  const readable = TABLES.filter((table) => !shut.has(table));
  const columns = readable.map(
    (table) => `array_remove(array(select ${LABEL[table]} from ${table}), null) as ${table}`,
  );
  const answer = await attempt(tx, `select ${columns.join(", ")}`, speakAs(who));
  if (typeof answer === "string") {
    for (const table of readable) {
      const alone = await attempt(tx, `select ${LABEL[table]} from ${table}`, speakAs(who));
      if (typeof alone === "string" && alone.startsWith("42501")) shut.add(table);
      else if (typeof alone === "string") throw new Error(`${who} reads ${table}: ${alone}`);
    }
    return sightOf(tx, who);
  }
  const seen: Record<string, string[]> = {};
  for (const [table, labels] of Object.entries(answer[0] ?? {}) as [string, (string | null)[]][]) {
    const named = labels.filter((label): label is string => label !== null).sort();
    if (named.length > 0) seen[table] = named;
  }
  return seen;
}

/** All that everybody can read, and what comes of every attempt to write. */
export async function observe(tx: postgres.TransactionSql): Promise<Witness> {
  const sight: Witness["sight"] = {};
  for (const who of READERS) sight[who] = await sightOf(tx, who);
  const writes: Witness["writes"] = {};
  for (const { name, as, before, sql } of [...forbiddenWrites, ...permittedWrites]) {
    const answer = await attempt(tx, sql, ...(before ? [before] : []), speakAs(as));
    writes[name] = typeof answer === "string" ? answer : answer.count === 0 ? "no row" : "done";
  }
  return { sight, writes };
}

const act = (values: Partial<Record<string, string>> = {}): string => {
  const row = {
    id: `'${id("new-act")}'`,
    kind: "'communication'",
    attribution: "'own'",
    audience: "'public'",
    delegation_code: "'XB'",
    account_id: `'${id("headB")}'`,
    draft_id: `'${id("draft-XB")}'`,
    ...values,
  };
  return `insert into acts (${Object.keys(row)}) values (${Object.values(row)})`;
};

const version = (values: Partial<Record<string, string>> = {}): string => {
  const row = {
    id: `'${id("new-version")}'`,
    commitment_id: `'${id("XB-B1AT")}'`,
    delegation_code: "'XB'",
    act_id: `'${id("new-act")}'`,
    audience: "'public'",
    attribution: "'own'",
    released_at: `(select released_at from acts where id = '${id("new-act")}')`,
    category: "'air-defence'",
    title_en: "'New title'",
    summary_en: "'New summary'",
    stage: "'pledged'",
    bindingness: "'unspecified'",
    start_kind: "'unstated'",
    term_kind: "'unstated'",
    extension: "'unstated'",
    exit_kind: "'unstated'",
    delivery: "'none'",
    stated_on: "'2026-02-01'",
    ...values,
  };
  return `insert into commitment_versions (${Object.keys(row)}) values (${Object.values(row)})`;
};

const release = (
  audience: string,
  from = `(select released_at from acts where id = '${id("new-act")}')`,
): string =>
  `insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
   values ('${id("XB-B1AT")}', '${id("new-version")}', 'XB', '${audience}', 7, tstzrange(${from}, null))`;
const close = (symbol: string, audience: string): string =>
  `update commitment_releases set recorded_during = tstzrange(lower(recorded_during), clock_timestamp())
   where id = '${id(`release-${symbol}-${audience}`)}'`;
const source = `insert into sources (record_kind, version_id, delegation_code, audience, position, title, publisher, grade)
  values ('commitment', '${id("new-version")}', 'XB', 'public', 1, 'A source', 'A publisher', 'other')`;
const stale = (name: Name): string =>
  `update sessions set reauthenticated_at = now() - interval '6 minutes' where account_id = '${id(name)}'`;
const field = (line: string, delegation: string, by: Name, name = "summary_en"): string =>
  `insert into draft_fields (line_id, delegation_code, name, value, edited_by)
   values ('${id(line)}', '${delegation}', '${name}', 'typed', '${id(by)}')`;
const only = (name: string, as: Attempt["as"], sql: string, before?: string): Attempt =>
  before === undefined ? { name, as, sql } : { name, as, sql, before };

/** Each is refused, by a grant, a policy, a trigger or a constraint. */
export const forbiddenWrites: Attempt[] = [
  only("the public login writes an act", "public", act()),
  only("a session-less member writes an act", "nobody", act()),
  only("a drafter communicates", "drafterB", act({ account_id: `'${id("drafterB")}'` })),
  only("a head communicates for another delegation", "headA", act({ account_id: `'${id("headA")}'` })),
  only("a head communicates in another's name", "headB", act({ account_id: `'${id("drafterB")}'` })),
  only("a head communicates long after the password", "headB", act(), stale("headB")),
  only(
    "a head communicates what is not submitted",
    "headA",
    act({
      delegation_code: "'XA'",
      account_id: `'${id("headA")}'`,
      draft_id: `'${id("draft-XA")}'`,
    }),
  ),
  only(
    "a head communicates what the same head submitted",
    "headB",
    act(),
    `update offer_drafts set submitted_by = '${id("headB")}' where delegation_code = 'XB'`,
  ),
  only("a head communicates without a draft", "headB", act({ draft_id: "null" })),
  only("a head back-dates an act", "headB", act({ is_backdated: "true" })),
  only("a head writes a report", "headB", act({ attribution: "'reported'", is_backdated: "true" })),
  only("a revoked session communicates", "signedOut", act({ account_id: `'${id("signedOut")}'` })),
  only("a disabled account communicates", "disabled", act({ account_id: `'${id("disabled")}'` })),
  only("the secretariat communicates", "secretariat", act({ account_id: `'${id("secretariat")}'` })),
  only("an administrator communicates", "admin", act({ account_id: `'${id("admin")}'` })),
  only(
    "a member's act keeps its false time",
    "headB",
    `with made as (${act({ recorded_at: "'2020-01-01'", released_at: "'2020-01-01'", symbol: "'P/2020/1'" })} returning recorded_at, symbol)
     select from made where recorded_at < '2021-01-01' or symbol = 'P/2020/1'`,
  ),
  only("a drafter writes a version", "drafterB", version(), act()),
  only(
    "a head writes a version into another's act",
    "headB",
    version(),
    act({ account_id: `'${id("drafterB")}'` }),
  ),
  only("a version is wider than its act", "headB", version(), act({ audience: "'participants'" })),
  only("a version says that it is reported", "headB", version({ attribution: "'reported'" }), act()),
  only("a head writes another delegation's version", "headA", version(), act()),
  only(
    "a release is wider than its version",
    "headB",
    release("public"),
    `${act()}; ${version({ audience: "'participants'" })}`,
  ),
  only(
    "a release starts before its version",
    "headB",
    release("public", "'2020-01-01'"),
    `${act()}; ${version()}`,
  ),
  only("a drafter releases", "drafterB", release("public"), `${act()}; ${version()}`),
  only("another head closes a release", "headA", close("XB-B1AT", "bilateral")),
  only("a drafter closes a release", "drafterB", close("XB-B1AT", "bilateral")),
  only(
    "a head closes a release long after the password",
    "headB",
    close("XB-B1AT", "bilateral"),
    stale("headB"),
  ),
  only("a drafter cites a source in the record", "drafterB", source, `${act()}; ${version()}`),
  only("a head cites a source for another's version", "headA", source, `${act()}; ${version()}`),
  only(
    "a source is wider than its version",
    "headB",
    source,
    `${act()}; ${version({ audience: "'participants'" })}`,
  ),
  only(
    "a delegation begins another's line",
    "drafterB",
    "insert into commitments (symbol, delegation_code) values ('XA-NEW0', 'XA')",
  ),
  only(
    "a delegation claims an imported id",
    "drafterB",
    "insert into commitments (symbol, delegation_code, import_id) values ('XB-NEW0', 'XB', 'x')",
  ),
  only(
    "a delegation opens another's draft",
    "drafterB",
    `insert into offer_drafts (delegation_code, opened_by) values ('XU', '${id("drafterB")}')`,
  ),
  only(
    "a draft is opened in another's name",
    "headU",
    `insert into offer_drafts (delegation_code, opened_by) values ('XU', '${id("drafterB")}')`,
  ),
  only(
    "a draft is born communicated",
    "headU",
    `insert into offer_drafts (delegation_code, opened_by, state) values ('XU', '${id("headU")}', 'communicated')`,
  ),
  only(
    "a second draft is opened",
    "drafterA",
    `insert into offer_drafts (delegation_code, opened_by) values ('XA', '${id("drafterA")}')`,
  ),
  only(
    "another delegation returns a draft",
    "headA",
    "update offer_drafts set state = 'open' where delegation_code = 'XB'",
  ),
  only(
    "the secretariat returns a draft",
    "secretariat",
    "update offer_drafts set state = 'open' where delegation_code = 'XB'",
  ),
  only(
    "a drafter marks a draft communicated",
    "drafterB",
    "update offer_drafts set state = 'communicated' where delegation_code = 'XB'",
  ),
  only(
    "a closed draft is opened again",
    "headB",
    "update offer_drafts set state = 'open' where delegation_code = 'XB'",
    "update offer_drafts set state = 'communicated' where delegation_code = 'XB'",
  ),
  only(
    "another delegation adds a line",
    "headB",
    `insert into draft_lines (draft_id, delegation_code, commitment_id, created_by)
    values ('${id("draft-XA")}', 'XA', '${id("XA-PART")}', '${id("headB")}')`,
  ),
  only(
    "a line is added to a submitted draft",
    "drafterB",
    `insert into draft_lines (draft_id, delegation_code, commitment_id, created_by)
    values ('${id("draft-XB")}', 'XB', '${id("XB-DE1E")}', '${id("drafterB")}')`,
  ),
  only(
    "another delegation removes a line",
    "headB",
    "update draft_lines set is_removed = true where delegation_code = 'XA'",
  ),
  only(
    "a line of a submitted draft is removed",
    "headB",
    "update draft_lines set is_removed = true where delegation_code = 'XB'",
  ),
  only("another delegation types into a draft", "headB", field("line-XA-PVBR", "XA", "headB")),
  only("the secretariat types into a draft", "secretariat", field("line-XA-PVBR", "XA", "secretariat")),
  only("somebody types in another's name", "drafterA", field("line-XA-PVBR", "XA", "headA")),
  only("somebody types into a submitted draft", "drafterB", field("line-XB-B1AT", "XB", "drafterB")),
  only(
    "another delegation retypes a field",
    "headB",
    `update draft_fields set value = 'x', edited_by = '${id("headB")}' where delegation_code = 'XA'`,
  ),
  only(
    "a field is retyped in another's name",
    "drafterA",
    `update draft_fields set value = 'x', edited_by = '${id("headA")}' where delegation_code = 'XA'`,
  ),
  only(
    "a field of a submitted draft is retyped",
    "drafterB",
    `update draft_fields set value = 'x', edited_by = '${id("drafterB")}' where delegation_code = 'XB'`,
  ),
  only(
    "a head disables an account",
    "headA",
    `update accounts set disabled_at = now(), disabled_by = '${id("headA")}', disabled_reason = 'x' where id = '${id("drafterA")}'`,
  ),
  only(
    "a head assigns a role",
    "headA",
    `insert into memberships (account_id, role) values ('${id("disabled")}', 'admin')`,
    `update memberships set ended_at = now()
     where account_id = '${id("disabled")}'`,
  ),
  only(
    "an administrator makes themselves a head",
    "admin",
    `insert into memberships (account_id, role, delegation_code) values ('${id("admin")}', 'head', 'XA')`,
    `update memberships set ended_at = now() where account_id = '${id("secondAdmin")}';
     update memberships set role = 'admin', account_id = '${id("secondAdmin")}', ended_at = null where account_id = '${id("secondAdmin")}'`,
  ),
  only(
    "an administrator ends the own membership",
    "admin",
    `update memberships set ended_at = now() where account_id = '${id("admin")}'`,
  ),
  only(
    "a head ends a membership",
    "headA",
    `update memberships set ended_at = now() where account_id = '${id("drafterA")}'`,
  ),
  only(
    "a person ends another's session",
    "headA",
    `update sessions set revoked_at = now() where account_id = '${id("drafterA")}'`,
  ),
  only(
    "a person prolongs the own session",
    "headA",
    "update sessions set expires_at = now() + interval '9 years'",
  ),
  only(
    "a person claims to have entered the password",
    "headA",
    "update sessions set reauthenticated_at = now()",
  ),
  only(
    "a head invites",
    "headA",
    `insert into invitations (token_hash, email, name, role, invited_by, expires_at)
    values ('\\x01', 'x@example.test', 'X', 'secretariat', '${id("headA")}', now() + interval '1 day')`,
  ),
  only(
    "an administrator invites in another's name",
    "admin",
    `insert into invitations (token_hash, email, name, role, invited_by, expires_at)
    values ('\\x01', 'x@example.test', 'X', 'secretariat', '${id("secondAdmin")}', now() + interval '1 day')`,
  ),
  only("a head revokes an invitation", "headA", "update invitations set revoked_at = now()"),
  only("a person reads a password hash", "admin", "select hash from account_passwords"),
  only("a person reads a token hash", "admin", "select token_hash from sessions"),
  only("a person reads the throttles", "admin", "select key from throttles"),
  only(
    "a log row is written in another's name",
    "headA",
    `insert into audit_events (account_id, action) values ('${id("headB")}', 'offer.submitted')`,
  ),
  only(
    "the last administrator is disabled",
    "admin",
    `update accounts set disabled_at = now(), disabled_by = '${id("admin")}', disabled_reason = 'x' where id = '${id("admin")}'`,
    `update accounts set disabled_at = now(), disabled_by = '${id("admin")}', disabled_reason = 'x' where id = '${id("secondAdmin")}'`,
  ),
  only(
    "the last administrator is reassigned",
    "owner",
    "update memberships set ended_at = now() where role = 'admin'",
  ),
  ...colleaguesBreaches(act),
  ...analysisBreaches(act),
  ...immutableBreaches,
  ...constraintBreaches(version, release, act),
];

/** What each capacity is for: a guard that refuses these is as wrong as one that is missing. */
export const permittedWrites: Attempt[] = [
  only("the head communicates what a drafter submitted", "headB", act()),
  only(
    "the only member communicates what they submitted",
    "headB",
    act(),
    `update memberships set ended_at = now() where account_id in ('${id("drafterB")}', '${id("deputyB")}');
     update offer_drafts set submitted_by = '${id("headB")}' where delegation_code = 'XB'`,
  ),
  only("the head writes the version of the act", "headB", version(), act()),
  only("the head cites its source", "headB", source, `${act()}; ${version()}`),
  only("the head closes the running release", "headB", close("XB-B1AT", "bilateral")),
  only("the head releases to the public", "headB", release("public"), `${act()}; ${version()}`),
  only(
    "a delegation begins a line",
    "drafterB",
    "insert into commitments (symbol, delegation_code) values ('XB-NEW0', 'XB')",
  ),
  only(
    "a delegation opens its draft",
    "headU",
    `insert into offer_drafts (delegation_code, opened_by) values ('XU', '${id("headU")}')`,
  ),
  only(
    "a drafter submits",
    "drafterA",
    `update offer_drafts set state = 'submitted', submitted_by = '${id("drafterA")}' where delegation_code = 'XA'`,
  ),
  only(
    "the head closes the draft",
    "headB",
    "update offer_drafts set state = 'communicated' where delegation_code = 'XB'",
  ),
  only(
    "a drafter adds a line",
    "drafterA",
    `insert into draft_lines (draft_id, delegation_code, commitment_id, created_by)
    values ('${id("draft-XA")}', 'XA', '${id("XA-PART")}', '${id("drafterA")}')`,
  ),
  only(
    "a drafter removes a line",
    "drafterA",
    "update draft_lines set is_removed = true where delegation_code = 'XA'",
  ),
  only("a drafter types", "drafterA", field("line-XA-PVBR", "XA", "drafterA")),
  only(
    "a colleague retypes",
    "headA",
    `update draft_fields set value = 'x', edited_by = '${id("headA")}' where delegation_code = 'XA'`,
  ),
  only(
    "an administrator disables an account",
    "admin",
    `update accounts set disabled_at = now(), disabled_by = '${id("admin")}', disabled_reason = 'x' where id = '${id("headB")}'`,
  ),
  only(
    "an administrator assigns a role",
    "admin",
    `insert into memberships (account_id, role) values ('${id("headB")}', 'secretariat')`,
    `update memberships set ended_at = now() where account_id = '${id("headB")}'`,
  ),
  only(
    "an administrator ends a membership",
    "admin",
    `update memberships set ended_at = now() where account_id = '${id("headB")}'`,
  ),
  only(
    "an administrator ends a session",
    "admin",
    `update sessions set revoked_at = now() where account_id = '${id("headB")}'`,
  ),
  only(
    "a person ends the own sessions",
    "headA",
    `update sessions set revoked_at = now() where account_id = '${id("headA")}'`,
  ),
  only(
    "an administrator invites",
    "admin",
    `insert into invitations (token_hash, email, name, role, invited_by, expires_at)
    values ('\\x01', 'x@example.test', 'X', 'secretariat', '${id("admin")}', now() + interval '1 day')`,
  ),
  only("an administrator revokes an invitation", "admin", "update invitations set revoked_at = now()"),
  only(
    "a person's deed is logged",
    "headA",
    `insert into audit_events (account_id, action) values ('${id("headA")}', 'offer.submitted')`,
  ),
  ...colleaguesRights(act),
  ...analysisRights(act),
];

const both = (...labels: string[]): string[] => labels.sort();
const open = {
  installation: ["the row"],
  delegations: ["XA", "XB", "XU"],
  delegation_roles: ["XA", "XB", "XU"],
  categories: ["military-equipment"],
};
const publicRows = {
  ...open,
  acts: ["P/2026/1", "P/2026/2"],
  commitments: ["XA-PVBR"],
  commitment_versions: ["Title XA-PVBR"],
  commitment_releases: ["XA-PVBR public"],
  requirements: ["XU-PVBR"],
  requirement_versions: ["Need XU-PVBR"],
  requirement_releases: ["XU-PVBR public"],
  events: ["E-PVBR"],
  event_versions: ["Event E-PVBR"],
  event_releases: ["E-PVBR public"],
  sources: ["Source of XA-PVBR"],
  requirement_answers: ["meets"],
  finding_replies: ["STALE-XA-PVBR"],
  divergences: ["ORPHAN-public"],
  pathway_steps: ["step of XA-PVBR"],
};
const participantRows = {
  ...publicRows,
  acts: both("P/2026/1", "P/2026/2", "N/2026/1", "N/2026/2"),
  commitments: both("XA-PVBR", "XA-PART"),
  commitment_versions: both("Title XA-PVBR", "Title XA-PART"),
  commitment_releases: both("XA-PVBR public", "XA-PVBR participants", "XA-PART participants"),
  requirements: both("XU-PVBR", "XU-PART"),
  requirement_versions: both("Need XU-PVBR", "Need XU-PART"),
  requirement_releases: both("XU-PVBR public", "XU-PVBR participants", "XU-PART participants"),
  events: both("E-PVBR", "E-PART"),
  event_versions: both("Event E-PVBR", "Event E-PART"),
  event_releases: both("E-PVBR public", "E-PVBR participants", "E-PART participants"),
  sources: both("Source of XA-PVBR", "Source of XA-PART"),
  requirement_answers: both("meets", "does-not-meet"),
  finding_replies: both("STALE-XA-PVBR", "STALE-XA-PART"),
  divergences: both("ORPHAN-public", "ORPHAN-participants"),
  pathway_steps: both("step of XA-PVBR", "step of XA-PART"),
};
const itself = (name: Name) => ({ accounts: [name], memberships: [name], sessions: [name] });
const roomA = {
  ...participantRows,
  commitment_releases: both(
    "XA-PVBR public",
    "XA-PVBR participants",
    "XA-PVBR bilateral",
    "XA-PVBR delegation",
    "XA-PART participants",
    "XA-PART bilateral",
    "XA-PART delegation",
  ),
  offer_drafts: ["XA"],
  draft_lines: ["XA"],
  draft_fields: ["Drafted title of XA-PVBR"],
  draft_edits: ["Earlier title"],
  draft_comments: ["A word on the title"],
  draft_presence: ["what"],
  accounts: both("drafterA", "headA", "signedOut", "disabled"),
  memberships: both("drafterA", "headA", "signedOut", "disabled"),
  audit_events: ["offer.drafted"],
};
const roomB = {
  ...participantRows,
  acts: both(
    "P/2026/1",
    "P/2026/2",
    "N/2026/1",
    "N/2026/2",
    "B-XB/2026/1",
    "D-XB/2026/1",
    "embargoed XB",
    "embargoed XB",
  ),
  commitments: both("XA-PVBR", "XA-PART", "XB-B1AT", "XB-DE1E"),
  commitment_versions: both(
    "Title XA-PVBR",
    "Title XA-PART",
    "Title XB-B1AT",
    "Title XB-DE1E",
    "Title embargoed",
    "Title called-off",
  ),
  commitment_releases: both(
    "XA-PVBR public",
    "XA-PVBR participants",
    "XA-PART participants",
    "XB-B1AT bilateral",
    "XB-B1AT delegation",
    "XB-DE1E delegation",
  ),
  sources: both("Source of XA-PVBR", "Source of XA-PART", "Source of XB-B1AT", "Source of XB-DE1E"),
  finding_replies: both("STALE-XA-PVBR", "STALE-XA-PART", "STALE-XB-DE1E"),
  pathway_steps: both("step of XA-PVBR", "step of XA-PART", "step of XB-DE1E"),
  offer_drafts: ["XB"],
  draft_lines: ["XB"],
  draft_fields: ["Drafted title of XB-B1AT"],
  deputies: ["deputyB"],
  act_cancellations: ["XB"],
  accounts: both("drafterB", "headB", "deputyB"),
  memberships: both("drafterB", "headB", "deputyB"),
};
const allPeople = [...NAMES].sort();

/** The table of who sees what. A new table or person without an expectation fails. */
export const expectedSight: Record<string, Record<string, string[]>> = {
  public: publicRows,
  nobody: publicRows,
  drafterA: { ...roomA, sessions: ["drafterA"] },
  headA: { ...roomA, sessions: ["headA"] },
  drafterB: { ...roomB, sessions: ["drafterB"] },
  headB: { ...roomB, sessions: ["headB"] },
  deputyB: { ...roomB, sessions: ["deputyB"] },
  headU: {
    ...participantRows,
    ...itself("headU"),
    acts: both("P/2026/1", "P/2026/2", "N/2026/1", "N/2026/2", "B-XB/2026/1", "B-XU/2026/1"),
    commitments: both("XA-PVBR", "XA-PART", "XB-B1AT"),
    commitment_versions: both("Title XA-PVBR", "Title XA-PART", "Title XB-B1AT"),
    commitment_releases: both(
      "XA-PVBR public",
      "XA-PVBR participants",
      "XA-PVBR bilateral",
      "XA-PART participants",
      "XA-PART bilateral",
      "XB-B1AT bilateral",
    ),
    requirements: both("XU-PVBR", "XU-PART", "XU-B1AT"),
    requirement_versions: both("Need XU-PVBR", "Need XU-PART", "Need XU-B1AT"),
    requirement_releases: both(
      "XU-PVBR public",
      "XU-PVBR participants",
      "XU-PVBR bilateral",
      "XU-PVBR delegation",
      "XU-PART participants",
      "XU-PART bilateral",
      "XU-PART delegation",
      "XU-B1AT bilateral",
      "XU-B1AT delegation",
    ),
    sources: both("Source of XA-PVBR", "Source of XA-PART", "Source of XB-B1AT"),
    requirement_answers: both("meets", "does-not-meet", "needs-clarification"),
  },
  secretariat: { ...participantRows, ...itself("secretariat") },
  // Administrators see accounts, and of the record what the public sees.
  admin: {
    ...publicRows,
    accounts: allPeople,
    memberships: allPeople,
    sessions: allPeople,
    invitations: ["invited@example.test"],
    audit_events: ["account.disabled"],
  },
  secondAdmin: {
    ...publicRows,
    accounts: allPeople,
    memberships: allPeople,
    sessions: allPeople,
    invitations: ["invited@example.test"],
    audit_events: ["account.disabled"],
  },
  signedOut: publicRows,
  disabled: publicRows,
};
