import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { id, makeDraft, makeEvent, makeLine, makePeople, makeRequirement } from "../tests/world.ts";

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
 * public line for the participants alone, drafts, people and their log.
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
  await addPeople(sql);
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
      exit_kind, delivery, duration_note, quantity_value, quantity_unit, quantity_tempo, caveats, conditions, stated_on)
    values (${version}, ${id("XA-PVBR")}, 'XA', ${act}, 'participants', 'own', ${at}, 'ammunition', ${secret("title")},
      ${secret("title in Ukrainian")}, ${secret("summary")}, ${secret("summary in Ukrainian")}, 'ratified', 'legal',
      'unstated', 'until-event', ${secret("event of the term")}, 'tacit', 'unstated', 'delivered', ${secret("duration")}, 7,
      ${secret("unit")}, ${secret("tempo")}, ${[secret("caveat")]},
      ${sql.json([{ text: secret("condition"), event: null, commitment: null }])}, '2026-02-10')`;
  for (const reader of ["delegation", "bilateral", "participants"]) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${at})
      where commitment_id = ${id("XA-PVBR")} and audience = ${reader}`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id("XA-PVBR")}, ${version}, 'XA', ${reader}, 2, tstzrange(${at}, null))`;
  }
}

/** One draft that is open, one that was returned, one that is submitted. */
async function addDrafts(sql: postgres.Sql): Promise<void> {
  await makeLine(sql, { symbol: "XU-0WNX", delegation: "XU", audience: "delegation", title: secret("line") });
  const title = secret("draft");
  await makeDraft(sql, { delegation: "XA", by: "drafterA", symbol: "XA-PVBR", title });
  await makeDraft(sql, { delegation: "XB", by: "drafterB", symbol: "XB-PVBR", title, state: "submitted" });
  await makeDraft(sql, { delegation: "XU", by: "headU", symbol: "XU-0WNX", title });
  for (const line of ["XA-PVBR", "XB-PVBR", "XU-0WNX"]) {
    for (const name of ["summary_en", "stage", "amount_value", "caveats", "source_title"]) {
      await sql`insert into draft_fields (line_id, delegation_code, name, value, edited_by)
        values (${id(`line-${line}`)}, ${line.slice(0, 2)}, ${name}, ${secret(`draft ${name}`)}, ${id("headU")})`;
    }
  }
  await sql`update offer_drafts set returned_note = ${secret("note")} where delegation_code = 'XA'`;
}

async function addPeople(sql: postgres.Sql): Promise<void> {
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
}
