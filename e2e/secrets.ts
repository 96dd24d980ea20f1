import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import {
  id,
  makeAnswer,
  makeDraft,
  makeEvent,
  makeLine,
  makePeople,
  makeRequirement,
} from "../tests/world.ts";

/** Stands in every confidential column that `addSecrets` fills; no public byte may hold it. */
export const CANARY = "canarybird";
const secret = (where: string): string => `Concealed ${CANARY} ${where}`;

/** What only the second world has, by the symbols under which somebody might look for it. */
export const SECRET_COMMITMENTS = ["XA-SECR", "XB-SECR", "XB-DE1E", "XU-0WNX"];

/** A world in which everything is public. */
export async function makePublicWorld(sql: postgres.Sql): Promise<void> {
  await makePeople(sql);
  await makeLine(sql, { symbol: "XA-PVBR", delegation: "XA", audience: "public" });
  await makeLine(sql, { symbol: "XB-PVBR", delegation: "XB", audience: "public", stage: "signed" });
  await makeEvent(sql, { symbol: "E-PVBR", audience: "public" });
  await makeRequirement(sql, { symbol: "XU-PVBR", audience: "public" });
}

/**
 * Adds to a world what the public may not read: lines, acts and events for narrower audiences, a newer version of a
 * public line for the participants alone, drafts with all that colleagues say and do in them, embargoes, people and
 * their log, and what was said of needs and findings.
 */
export async function addSecrets(sql: postgres.Sql): Promise<void> {
  await makeLine(sql, {
    symbol: "XA-SECR",
    delegation: "XA",
    audience: "participants",
    title: secret("participants' title"),
    stage: "in-force",
    at: "2026-01-20T12:00:00Z",
  });
  await makeLine(sql, {
    symbol: "XB-SECR",
    delegation: "XB",
    audience: "bilateral",
    title: secret("bilateral title"),
    stage: "signed",
    at: "2025-11-20T12:00:00Z",
  });
  await makeEvent(sql, {
    symbol: "E-SECR",
    audience: "participants",
    on: "2026-02-02",
    title: secret("event"),
    at: "2026-02-02T12:00:00Z",
  });
  await makeLine(sql, {
    symbol: "XB-DE1E",
    delegation: "XB",
    audience: "delegation",
    title: secret("own title"),
  });
  await makeRequirement(sql, { symbol: "XU-SECR", audience: "bilateral" });
  await sql`insert into sources (record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, url, grade)
    values ('commitment', ${id("version-XA-SECR")}, 'XA', 'participants', '2026-01-20T12:00:00Z', 2, ${secret("source")},
      ${secret("publisher")}, ${`https://gazette.example/${CANARY}`}, 'other')`;
  await communicateNarrowly(sql);
  await addDrafts(sql);
  const account = await addPeople(sql);
  await addTalk(sql);
  await addDeputies(sql, account);
  await addEmbargoes(sql);
  await addAnalysis(sql);
}

/** A line that the public reads in version 1 has a version 2 that only the participants read. */
async function communicateNarrowly(sql: postgres.Sql): Promise<void> {
  const [act, version] = [randomUUID(), randomUUID()];
  const at = "2026-02-10T09:00:00Z";
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, account_id, actor_name, capacity, recorded_at,
      released_at, reason)
    values (${act}, 'communication', 'own', 'participants', 'XA', ${id("headA")}, ${secret("actor")}, ${secret("capacity")},
      ${at}, ${at}, ${secret("cover note")})`;
  await sql`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, title_uk, summary_en, summary_uk, stage, bindingness, start_kind, term_kind, term_event, extension,
      exit_kind, delivery, duration_note, quantity_value, quantity_unit, quantity_tempo, caveats, caveat_kinds, details, evidence_on,
      evidence_place, evidence_body, evidence_instrument, confirmed_on, conditions, addresses, part_of, stated_on)
    values (${version}, ${id("XA-PVBR")}, 'XA', ${act}, 'participants', 'own', ${at}, 'ammunition', ${secret("title")},
      ${secret("title in Ukrainian")}, ${secret("summary")}, ${secret("summary in Ukrainian")}, 'ratified', 'legal',
      'unstated', 'until-event', ${secret("event of the term")}, 'tacit', 'unstated', 'delivered', ${secret("duration")}, 7,
      ${secret("unit")}, ${secret("tempo")}, ${[secret("caveat")]}, '{role}',
      ${sql.json({ calibre: secret("detail") })}, '2026-02-09', ${secret("place")}, ${secret("body")}, ${secret("form")},
      '2026-02-10', ${sql.json([{ text: secret("condition"), event: null, commitment: null }])},
      '{XU-SECR,XU-PVBR}', 'XB-SECR', '2026-02-10')`;
  for (const reader of ["delegation", "bilateral", "participants"]) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${at})
      where commitment_id = ${id("XA-PVBR")} and audience = ${reader}`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id("XA-PVBR")}, ${version}, 'XA', ${reader}, 2, tstzrange(${at}, null))`;
  }
}

/** Texts of a draft, those of a step after communication among them. */
const DRAFTED = [
  ...["summary_en", "stage", "amount_value", "caveats", "source_title", "detail_calibre", "intent", "reason"],
  ...["evidence_on", "evidence_place", "evidence_body", "evidence_instrument", "corrects"],
];

/** One draft that is open, one that was returned, one that is submitted. */
async function addDrafts(sql: postgres.Sql): Promise<void> {
  await makeLine(sql, { symbol: "XU-0WNX", delegation: "XU", audience: "delegation", title: secret("line") });
  const title = secret("draft");
  await makeDraft(sql, { delegation: "XA", by: "drafterA", symbol: "XA-PVBR", title });
  await makeDraft(sql, { delegation: "XB", by: "drafterB", symbol: "XB-PVBR", title, state: "submitted" });
  await makeDraft(sql, { delegation: "XU", by: "headU", symbol: "XU-0WNX", title });
  for (const line of ["XA-PVBR", "XB-PVBR", "XU-0WNX"]) {
    for (const name of DRAFTED) {
      await sql`insert into draft_fields (line_id, delegation_code, name, value, edited_by)
        values (${id(`line-${line}`)}, ${line.slice(0, 2)}, ${name}, ${secret(`draft ${name}`)}, ${id("headU")})`;
    }
  }
  await sql`update offer_drafts set returned_note = ${secret("note")} where delegation_code = 'XA'`;
}

/** What colleagues have typed before, what they say about it, and where they are. */
async function addTalk(sql: postgres.Sql): Promise<void> {
  for (const [line, by] of [
    ["XA-PVBR", "drafterA"],
    ["XB-PVBR", "drafterB"],
  ] as const) {
    const [lineId, delegation, account] = [id(`line-${line}`), line.slice(0, 2), id(by)];
    await sql`insert into draft_edits (line_id, delegation_code, name, value, edited_by)
      values (${lineId}, ${delegation}, 'title_en', ${secret("earlier title")}, ${account})`;
    await sql`insert into draft_comments (line_id, delegation_code, name, body, written_by)
      values (${lineId}, ${delegation}, 'title_en', ${secret("comment")}, ${account})`;
    await sql`insert into draft_comments (line_id, delegation_code, name, body, written_by, resolved_by, resolved_at)
      values (${lineId}, ${delegation}, 'stage', ${secret("resolved comment")}, ${account}, ${account}, now())`;
    await sql`insert into draft_presence (account_id, commitment_id, delegation_code, section)
      values (${account}, ${id(line)}, ${delegation}, ${secret("section")})`;
  }
}

/** One whose period runs, one whose period is to come, one who gave it back. */
async function addDeputies(sql: postgres.Sql, account: string): Promise<void> {
  for (const [from, until, ended] of [
    [-1, 1, null],
    [24, 48, null],
    [-48, 48, new Date()],
  ] as const) {
    await sql`insert into deputies (delegation_code, account_id, granted_by, from_at, until_at, is_exclusive, ended_at, ended_by)
      values ('XB', ${account}, ${id("headB")}, now() + make_interval(hours => ${from}),
        now() + make_interval(hours => ${until}), ${ended === null}, ${ended}, ${ended && account})`;
  }
}

/**
 * Acts under an embargo: one that runs on, one that was called off, one that was called off and falls due as the server
 * starts, and one for the participants that its job then releases.
 */
async function addEmbargoes(sql: postgres.Sql): Promise<void> {
  const soon = new Date(Date.now() + 3_000);
  const later = new Date("2099-01-01T00:00:00Z");
  await addEmbargo(sql, { audience: "public", until: later, isCalledOff: false });
  await addEmbargo(sql, { audience: "public", until: later, isCalledOff: true });
  await addEmbargo(sql, { audience: "public", until: soon, isCalledOff: true });
  await addEmbargo(sql, { audience: "participants", until: soon, isCalledOff: false });
}

async function addEmbargo(
  sql: postgres.Sql,
  embargo: { audience: "participants" | "public"; until: Date; isCalledOff: boolean },
): Promise<void> {
  const { audience, until, isCalledOff } = embargo;
  const [act, version] = [randomUUID(), randomUUID()];
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, account_id, actor_name, capacity, recorded_at,
      released_at, reason)
    values (${act}, 'signature', 'own', ${audience}, 'XA', ${id("headA")}, ${secret("actor to come")},
      ${secret("capacity to come")}, now(), ${until}, ${secret("note to come")})`;
  await sql`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, details,
      evidence_on, evidence_place, stated_on)
    values (${version}, ${id("XA-PVBR")}, 'XA', ${act}, ${audience}, 'own', ${until}, 'ammunition', ${secret("title to come")},
      ${secret("summary to come")}, 'signed', 'legal', 'unstated', 'unstated', 'unstated', 'unstated', 'none',
      ${sql.json({ calibre: secret("detail to come") })}, '2026-02-20', ${secret("place to come")}, '2026-02-20')`;
  await sql`insert into sources (record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, url, grade)
    values ('commitment', ${version}, 'XA', ${audience}, ${until}, 1, ${secret("source to come")},
      ${secret("publisher to come")}, ${`https://gazette.example/${CANARY}/2`}, 'other')`;
  if (isCalledOff) {
    await sql`insert into act_cancellations (act_id, delegation_code, cancelled_by) values (${act}, 'XA', ${id("headA")})`;
  }
}

/**
 * Answers, a reply, a divergence and domestic steps, each about what the public sees and for fewer than the public, or
 * not yet: each would change a cell, a finding or a way if it were read.
 */
async function addAnalysis(sql: postgres.Sql): Promise<void> {
  const later = "2099-01-01T00:00:00Z";
  const answered = { requirement: "XU-PVBR", answer: "meets" } as const;
  await makeAnswer(sql, { ...answered, commitment: "XA-PVBR", audience: "participants" });
  await makeAnswer(sql, { ...answered, commitment: "XB-PVBR", audience: "bilateral" });
  await makeAnswer(sql, { ...answered, commitment: "XB-PVBR", audience: "public", at: later });
  await makeAnswer(sql, {
    ...answered,
    requirement: "XU-SECR",
    commitment: "XA-PVBR",
    audience: "delegation",
  });
  for (const finding of ["VAGUE-XB-PVBR", secret("finding")]) {
    const [act, at] = [randomUUID(), "2026-02-12T09:00:00Z"];
    await sql`insert into acts (id, kind, attribution, audience, delegation_code, account_id, actor_name, capacity, recorded_at,
        released_at, reason)
      values (${act}, 'statement', 'own', 'participants', 'XB', ${id("headB")}, ${secret("replier")}, 'head', ${at}, ${at},
        ${secret("reply")})`;
    await sql`insert into finding_replies (act_id, finding, delegation_code, audience, released_at)
      values (${act}, ${finding}, 'XB', 'participants', ${at})`;
    await sql`insert into divergences (finding, audience, parties, reason, until_on, recorded_by)
      values (${finding}, 'participants', '{XA,XB}', ${secret("divergence")}, '2099-12-31', ${id("secretariat")})`;
  }
  for (const [audience, at] of [
    ["participants", "2026-02-12T09:00:00Z"],
    ["delegation", "2026-02-12T09:00:00Z"],
    ["public", later],
  ] as const) {
    await sql`insert into pathway_steps (delegation_code, template, step, audience, released_at, blocked_by, note)
      values ('XA', 'executive-agreement', 'signed', ${audience}, ${at}, ${secret("court")}, ${secret("step")})`;
  }
}

async function addPeople(sql: postgres.Sql): Promise<string> {
  const account = randomUUID();
  await sql`insert into accounts (id, email, name) values (${account}, ${`${CANARY}@example.test`}, ${secret("person")})`;
  await sql`insert into memberships (account_id, role, delegation_code) values (${account}, 'head', 'XB')`;
  await sql`insert into sessions (token_hash, account_id, expires_at, user_agent, network)
    values ('\\xcafe', ${account}, now() + interval '1 hour', ${secret("browser")}, ${secret("network")})`;
  await sql`insert into audit_events (account_id, action, subject, delegation_code, details)
    values (${account}, 'offer.drafted', ${secret("subject")}, 'XB', ${sql.json({ line: secret("detail") })})`;
  await sql`insert into invitations (token_hash, email, name, role, invited_by, expires_at)
    values ('\\xbeef', ${`invited-${CANARY}@example.test`}, ${secret("invited")}, 'secretariat', ${id("admin")},
      now() + interval '1 day')`;
  await sql`insert into throttles (key, failures) values (${secret("throttle")}, 9)`;
  return account;
}
