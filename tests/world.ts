import { createHash } from "node:crypto";
import type postgres from "postgres";
import { CATEGORIES } from "../domain/vocabulary.ts";

/** Everybody who may stand before the register. Parties are invented: XA and XB guarantee, XU is the beneficiary. */
export const PEOPLE = {
  drafterA: { role: "drafter", delegation: "XA" },
  headA: { role: "head", delegation: "XA" },
  drafterB: { role: "drafter", delegation: "XB" },
  headB: { role: "head", delegation: "XB" },
  deputyB: { role: "drafter", delegation: "XB" },
  headU: { role: "head", delegation: "XU" },
  secretariat: { role: "secretariat", delegation: null },
  admin: { role: "admin", delegation: null },
  secondAdmin: { role: "admin", delegation: null },
  signedOut: { role: "head", delegation: "XA" },
  disabled: { role: "head", delegation: "XA" },
} as const;
export type Name = keyof typeof PEOPLE;
export const NAMES = Object.keys(PEOPLE) as Name[];

/** Ids are fixed, so that expectations can be read. */
export const id = (label: string): string => {
  const hex = createHash("sha256").update(label).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
export const token = (name: Name): string => `token-of-${name}`;
export const sessionHash = (name: Name): string => createHash("sha256").update(token(name)).digest("hex");

/** Delegations, people and their sessions; no line of anybody yet. */
export async function makePeople(sql: postgres.Sql): Promise<void> {
  await sql`insert into installation (id) values (1) on conflict do nothing`;
  for (const [position, code] of CATEGORIES.entries()) {
    await sql`insert into categories values (${code}, ${position}, ${`Category ${code}`}, ${`Категорія ${code}`}, 'For tests.', 'Для перевірок.')`;
  }
  for (const [code, role] of Object.entries({ XA: "guarantor", XB: "guarantor", XU: "beneficiary" })) {
    await sql`insert into delegations (code, kind, name_en, name_uk, genitive_uk)
      values (${code}, 'state', ${`Party ${code}`}, ${`Сторона ${code}`}, ${`Сторони ${code}`})`;
    await sql`insert into delegation_roles (delegation_code, role) values (${code}, ${role})`;
  }
  for (const name of NAMES) {
    const { role, delegation } = PEOPLE[name];
    await sql`insert into accounts (id, email, name) values (${id(name)}, ${`${name}@example.test`}, ${name})`;
    await sql`insert into memberships (account_id, role, delegation_code) values (${id(name)}, ${role}, ${delegation})`;
    await sql`insert into sessions (id, token_hash, account_id, expires_at)
      values (${id(`session-${name}`)}, decode(${sessionHash(name)}, 'hex'), ${id(name)}, now() + interval '1 hour')`;
  }
  await sql`update sessions set revoked_at = now(), revoked_because = 'signed out' where account_id = ${id("signedOut")}`;
  await sql`update accounts set disabled_at = now(), disabled_by = ${id("admin")}, disabled_reason = 'left'
    where id = ${id("disabled")}`;
}

export type Line = {
  symbol: string;
  delegation: string;
  audience: "delegation" | "bilateral" | "participants" | "public";
  title?: string;
  stage?: string;
  /** Record time, RFC 3339. */
  at?: string;
  trigger?: "ceasefire" | undefined;
};
const LADDER = ["delegation", "bilateral", "participants", "public"] as const;

/** One commitment with one version, reported, released to an audience and all narrower ones. */
export async function makeLine(sql: postgres.Sql, line: Line): Promise<void> {
  const { symbol, delegation, audience, title = `Title ${symbol}`, stage = "pledged" } = line;
  const at = line.at ?? "2026-01-10T12:00:00Z";
  await sql`insert into commitments (id, symbol, delegation_code) values (${id(symbol)}, ${symbol}, ${delegation})`;
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated, capacity)
    values (${id(`act-${symbol}`)}, 'report', 'reported', ${audience}, ${delegation}, ${at}, ${at}, true, 'secretariat')`;
  await sql`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, stage, bindingness, start_kind, start_on, term_kind, term_until, extension, exit_kind, delivery, stated_on, trigger)
    values (${id(`version-${symbol}`)}, ${id(symbol)}, ${delegation}, ${id(`act-${symbol}`)}, ${audience}, 'reported', ${at},
      'air-defence', ${title}, ${`Summary of ${symbol}.`}, ${stage}, 'unspecified', 'date', '2026-02-01', 'fixed-date', '2030-12-31',
      'unstated', 'unstated', 'none', '2026-01-10', ${line.trigger ?? null})`;
  await sql`insert into sources (id, record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, url, grade)
    values (${id(`source-${symbol}`)}, 'commitment', ${id(`version-${symbol}`)}, ${delegation}, ${audience}, ${at}, 1,
      ${`Source of ${symbol}`}, 'Test Gazette', 'https://gazette.example/1', 'named-press')`;
  for (const reader of LADDER.slice(0, LADDER.indexOf(audience) + 1)) {
    await sql`insert into commitment_releases (id, commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id(`release-${symbol}-${reader}`)}, ${id(symbol)}, ${id(`version-${symbol}`)}, ${delegation}, ${reader}, 1,
        tstzrange(${at}, null))`;
  }
}

/** One event, for the public and the participants, or for the participants alone. */
export async function makeEvent(
  sql: postgres.Sql,
  event: { symbol: string; audience: "participants" | "public"; on?: string; title?: string; at?: string },
): Promise<void> {
  const {
    symbol,
    audience,
    on = "2026-01-05",
    title = `Event ${symbol}`,
    at = "2026-01-05T12:00:00Z",
  } = event;
  await sql`insert into events (id, symbol) values (${id(symbol)}, ${symbol})`;
  await sql`insert into event_versions (id, event_id, audience, released_at, occurs_on, precision, kind, title_en, summary_en, place, participants)
    values (${id(`version-${symbol}`)}, ${id(symbol)}, ${audience}, ${at}, ${on}, 'day', 'meeting', ${title}, 'For tests.', 'Testville', '{XA,XU}')`;
  for (const reader of audience === "public" ? ["participants", "public"] : ["participants"]) {
    await sql`insert into event_releases (id, event_id, version_id, audience, number, occurs_on, recorded_during)
      values (${id(`release-${symbol}-${reader}`)}, ${id(symbol)}, ${id(`version-${symbol}`)}, ${reader}, 1, ${on}, tstzrange(${at}, null))`;
  }
}

/** A requirement of the beneficiary, for the public or the participants. */
export async function makeRequirement(
  sql: postgres.Sql,
  requirement: { symbol: string; audience: "bilateral" | "participants" | "public" },
): Promise<void> {
  const { symbol, audience } = requirement;
  const at = "2026-01-08T12:00:00Z";
  await sql`insert into requirements (id, symbol, delegation_code) values (${id(symbol)}, ${symbol}, 'XU')`;
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated)
    values (${id(`act-${symbol}`)}, 'report', 'reported', ${audience}, 'XU', ${at}, ${at}, true)`;
  await sql`insert into requirement_versions (id, requirement_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, priority)
    values (${id(`version-${symbol}`)}, ${id(symbol)}, 'XU', ${id(`act-${symbol}`)}, ${audience}, 'reported', ${at},
      'air-defence', ${`Need ${symbol}`}, 'For tests.', 'essential')`;
  for (const reader of LADDER.slice(0, LADDER.indexOf(audience) + 1)) {
    await sql`insert into requirement_releases (id, requirement_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id(`release-${symbol}-${reader}`)}, ${id(symbol)}, ${id(`version-${symbol}`)}, 'XU', ${reader}, 1, tstzrange(${at}, null))`;
  }
}

/** An open or submitted draft of a delegation with one changed title. */
export async function makeDraft(
  sql: postgres.Sql,
  draft: { delegation: string; by: Name; symbol: string; state?: "open" | "submitted"; title?: string },
): Promise<void> {
  const { delegation, by, symbol, state = "open", title = `Drafted title of ${symbol}` } = draft;
  await sql`insert into offer_drafts (id, delegation_code, state, opened_by, submitted_by, submitted_at)
    values (${id(`draft-${delegation}`)}, ${delegation}, ${state}, ${id(by)},
      ${state === "submitted" ? id(by) : null}, ${state === "submitted" ? new Date() : null})`;
  await sql`insert into draft_lines (id, draft_id, delegation_code, commitment_id, base_version_id, created_by)
    values (${id(`line-${symbol}`)}, ${id(`draft-${delegation}`)}, ${delegation}, ${id(symbol)}, ${id(`version-${symbol}`)}, ${id(by)})`;
  await sql`insert into draft_fields (line_id, delegation_code, name, value, edited_by)
    values (${id(`line-${symbol}`)}, ${delegation}, 'title_en', ${title}, ${id(by)})`;
}

/** History, a comment, presence, a deputy, and acts under embargo: one running, one called off. */
async function makeColleaguesWork(sql: postgres.Sql): Promise<void> {
  const line = id("line-XA-PVBR");
  const later = "2099-01-01T00:00:00Z";
  await sql`insert into draft_edits (line_id, delegation_code, name, value, edited_by)
    values (${line}, 'XA', 'title_en', 'Earlier title', ${id("drafterA")})`;
  await sql`insert into draft_comments (id, line_id, delegation_code, name, body, written_by)
    values (${id("comment-XA")}, ${line}, 'XA', 'title_en', 'A word on the title', ${id("headA")})`;
  await sql`insert into draft_presence (account_id, commitment_id, delegation_code, section)
    values (${id("drafterA")}, ${id("XA-PVBR")}, 'XA', 'what')`;
  await sql`insert into deputies (id, delegation_code, account_id, granted_by, from_at, until_at)
    values (${id("deputy-XB")}, 'XB', ${id("deputyB")}, ${id("headB")}, now() - interval '1 day', now() + interval '1 day')`;
  for (const [label, called] of [
    ["embargoed", false],
    ["called-off", true],
  ] as const) {
    await sql`insert into acts (id, kind, attribution, audience, delegation_code, account_id, recorded_at, released_at)
      values (${id(label)}, 'communication', 'own', 'public', 'XB', ${id("headB")}, now(), ${later})`;
    await sql`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
        category, title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, stated_on)
      values (${id(`version-${label}`)}, ${id("XB-B1AT")}, 'XB', ${id(label)}, 'public', 'own', ${later},
        'air-defence', ${`Title ${label}`}, 'Not yet for others.', 'signed', 'unspecified', 'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-02-01')`;
    if (called)
      await sql`insert into act_cancellations (act_id, delegation_code, cancelled_by) values (${id(label)}, 'XB', ${id("headB")})`;
  }
}

/** What the beneficiary says of a line for one of its requirements, in the act of the requirement. */
export async function makeAnswer(
  sql: postgres.Sql,
  given: {
    requirement: string;
    commitment: string;
    audience: Line["audience"];
    answer: "meets" | "partly" | "does-not-meet" | "needs-clarification";
    share?: string;
    at?: string;
  },
): Promise<void> {
  const { requirement, commitment, audience, answer, share = null, at = "2026-01-12T12:00:00Z" } = given;
  await sql`insert into requirement_answers (requirement_id, delegation_code, commitment_id, act_id, audience, attribution,
      released_at, answer, share)
    values (${id(requirement)}, 'XU', ${id(commitment)}, ${id(`act-${requirement}`)}, ${audience}, 'reported', ${at}, ${answer},
      ${share})`;
}

/** Answers, replies to findings, accepted divergences and domestic steps: each for the public and for fewer. */
async function makeAnalysis(sql: postgres.Sql): Promise<void> {
  for (const [requirement, commitment, audience, answer] of [
    ["XU-PVBR", "XA-PVBR", "public", "meets"],
    ["XU-PART", "XA-PART", "participants", "does-not-meet"],
    ["XU-B1AT", "XB-B1AT", "delegation", "needs-clarification"],
  ] as const) {
    await makeAnswer(sql, { requirement, commitment, audience, answer });
  }
  for (const [line, audience] of [
    ["XA-PVBR", "public"],
    ["XA-PART", "participants"],
    ["XB-DE1E", "delegation"],
  ] as const) {
    const delegation = line.slice(0, 2);
    await sql`insert into finding_replies (act_id, finding, delegation_code, audience, released_at)
      values (${id(`act-${line}`)}, ${`STALE-${line}`}, ${delegation}, ${audience}, '2026-01-10T12:00:00Z')`;
    await sql`insert into pathway_steps (delegation_code, template, step, audience, released_at, done_on)
      values (${delegation}, 'executive-agreement', ${`step of ${line}`}, ${audience}, '2026-01-10T12:00:00Z', '2026-01-09')`;
  }
  for (const audience of ["public", "participants"]) {
    await sql`insert into divergences (finding, audience, parties, reason, until_on, recorded_by)
      values (${`ORPHAN-${audience}`}, ${audience}, '{XA}', 'Let stand.', '2099-01-01', ${id("secretariat")})`;
  }
}

/** The world of the policy tests: a line for each audience, a draft open at XA and one submitted at XB. */
export async function makeWorld(sql: postgres.Sql): Promise<void> {
  await makePeople(sql);
  await makeLine(sql, { symbol: "XA-PVBR", delegation: "XA", audience: "public" });
  await makeLine(sql, { symbol: "XA-PART", delegation: "XA", audience: "participants" });
  await makeLine(sql, { symbol: "XB-B1AT", delegation: "XB", audience: "bilateral" });
  await makeLine(sql, { symbol: "XB-DE1E", delegation: "XB", audience: "delegation" });
  await makeEvent(sql, { symbol: "E-PVBR", audience: "public" });
  await makeEvent(sql, { symbol: "E-PART", audience: "participants" });
  await makeRequirement(sql, { symbol: "XU-PVBR", audience: "public" });
  await makeRequirement(sql, { symbol: "XU-PART", audience: "participants" });
  await makeRequirement(sql, { symbol: "XU-B1AT", audience: "bilateral" });
  await makeDraft(sql, { delegation: "XA", by: "drafterA", symbol: "XA-PVBR" });
  await makeDraft(sql, { delegation: "XB", by: "drafterB", symbol: "XB-B1AT", state: "submitted" });
  await makeColleaguesWork(sql);
  await makeAnalysis(sql);
  await sql`insert into audit_events (account_id, action, subject, delegation_code)
    values (${id("drafterA")}, 'offer.drafted', 'XA-PVBR', 'XA'), (${id("admin")}, 'account.disabled', ${id("disabled")}, null)`;
  await sql`insert into account_passwords (account_id, hash) select id, 'not a hash' from accounts`;
  await sql`insert into throttles (key, failures) values ('account:someone', 1)`;
  await sql`insert into invitations (token_hash, email, name, role, invited_by, expires_at)
    values ('\\x00', 'invited@example.test', 'Invited', 'secretariat', ${id("admin")}, now() + interval '1 day')`;
}
