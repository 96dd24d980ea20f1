// What the database does for a save and for a communication, as plain SQL by the members' login under the same
// policies: the rows are those that the program writes, and nothing is looked up that a write does not need.
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { Party, Person } from "./parties.ts";
import type { Writer } from "./writing.ts";

/** As many connections as the program's own pool has. */
const CONNECTIONS = 10;

export function plainWriter(memberUrl: string): Writer & { close(): Promise<void> } {
  const sql = postgres(memberUrl, { max: CONNECTIONS, onnotice: () => {} });
  const as = (person: Person, run: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.session', ${person.sessionHash}, true)`;
      await run(tx);
    }) as Promise<void>;
  return {
    save: (party, text) => as(party.drafter, (tx) => save(tx, party, text)),
    submit: (party) => as(party.drafter, (tx) => submit(tx, party)),
    communicate: (party) => as(party.head, (tx) => communicate(tx, party)),
    close: () => sql.end({ timeout: 5 }),
  };
}

async function lockDraft(tx: postgres.TransactionSql, { code }: Party): Promise<string> {
  const [draft] = await tx`select id from offer_drafts
    where delegation_code = ${code} and state in ('open', 'submitted') for update`;
  return draft?.id;
}

async function save(tx: postgres.TransactionSql, party: Party, text: string): Promise<void> {
  const { code, commitmentId, drafter, symbol } = party;
  await tx`insert into offer_drafts (delegation_code, opened_by) values (${code}, ${drafter.accountId}) on conflict do nothing`;
  const draft = await lockDraft(tx, party);
  await tx`insert into draft_lines (draft_id, delegation_code, commitment_id, base_version_id, created_by)
    select ${draft}, ${code}, ${commitmentId}, r.version_id, ${drafter.accountId} from commitment_releases r
    where r.commitment_id = ${commitmentId} and r.audience = 'delegation' and upper_inf(r.recorded_during)
    on conflict do nothing`;
  const [line] = await tx`update draft_lines set revision = revision + 1
    where draft_id = ${draft} and commitment_id = ${commitmentId} returning id`;
  await tx`insert into draft_edits (line_id, delegation_code, name, value, edited_by)
    values (${line?.id}, ${code}, 'summary_en', ${text}, ${drafter.accountId})`;
  await tx`insert into draft_fields (line_id, delegation_code, name, value, edited_by)
    values (${line?.id}, ${code}, 'summary_en', ${text}, ${drafter.accountId})
    on conflict (line_id, name) do update set value = excluded.value, edited_by = excluded.edited_by, edited_at = clock_timestamp()`;
  await tx`update offer_drafts set revision = revision + 1 where id = ${draft}`;
  await log(tx, drafter, "offer.drafted", symbol, code);
}

async function submit(tx: postgres.TransactionSql, party: Party): Promise<void> {
  const draft = await lockDraft(tx, party);
  await tx`update offer_drafts set state = 'submitted', submitted_by = ${party.drafter.accountId}, submitted_at = now(),
    revision = revision + 1 where id = ${draft}`;
  await log(tx, party.drafter, "offer.submitted", draft, party.code);
}

async function communicate(tx: postgres.TransactionSql, party: Party): Promise<void> {
  const { code, commitmentId, head, symbol, text } = party;
  const draft = await lockDraft(tx, party);
  const [act] =
    await tx`insert into acts (kind, attribution, audience, delegation_code, account_id, actor_name, capacity,
      content_hash, draft_id)
    values ('communication', 'own', 'public', ${code}, ${head.accountId}, 'Head', 'head', ${randomBytes(32)}, ${draft})
    returning id, symbol, released_at::text as at`;
  const [version] =
    await tx`insert into commitment_versions (commitment_id, delegation_code, act_id, audience, attribution,
      released_at, category, title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, stated_on)
    values (${commitmentId}, ${code}, ${act?.id}, 'public', 'own', ${act?.at}::text::timestamptz, 'air-defence', ${`Title ${symbol}`}, ${text},
      'pledged', 'unspecified', 'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-01-10') returning id`;
  await tx`insert into sources (record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, url, grade)
    values ('commitment', ${version?.id}, ${code}, 'public', ${act?.at}::text::timestamptz, 1, 'Communique', 'Test Gazette', 'https://gazette.example/1', 'named-press')`;
  for (const reader of ["delegation", "bilateral", "participants", "public"]) {
    await tx`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${act?.at}::text::timestamptz)
      where commitment_id = ${commitmentId} and audience = ${reader} and upper_inf(recorded_during)`;
    await tx`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      select ${commitmentId}, ${version?.id}, ${code}, ${reader}, max(number) + 1, tstzrange(${act?.at}::text::timestamptz, null)
      from commitment_releases where commitment_id = ${commitmentId} and audience = ${reader}`;
  }
  await tx`update offer_drafts set state = 'communicated', closed_at = now(), revision = revision + 1 where id = ${draft}`;
  await log(tx, head, "offer.communicated", act?.symbol, code);
}

const log = (
  tx: postgres.TransactionSql,
  person: Person,
  action: string,
  subject: string,
  delegation: string,
) =>
  tx`insert into audit_events (account_id, action, subject, delegation_code, details)
    values (${person.accountId}, ${action}, ${subject}, ${delegation}, '{}')`;
