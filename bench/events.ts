// Invented events of invented parties, as many as a figure needs, written as the owner of a throw-away database.
import postgres from "postgres";

const PARTIES = ["XA", "XB", "XC", "XD", "XE"];
/** Twenty events a day from here back: a hundred thousand reach some thirteen years, and the newest stay the newest. */
const NEWEST = "2026-10-31";

/** Adds public events until there are `count`, each with a source, as the events of the reference record have. */
export async function growTo(ownerUrl: string, count: number): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await addParties(sql);
    await sql.begin((tx) => addEvents(tx, count));
    await sql`vacuum analyze`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function addParties(sql: postgres.Sql): Promise<void> {
  for (const code of PARTIES) {
    await sql`insert into delegations (code, kind, name_en, name_uk, genitive_uk)
      values (${code}, 'state', ${`Party ${code}`}, ${`Сторона ${code}`}, ${`Сторони ${code}`}) on conflict do nothing`;
  }
}

async function addEvents(sql: postgres.TransactionSql, count: number): Promise<void> {
  // Symbols are four letters of base 32; those that the reference record drew are passed over.
  await sql`create temp table planned on commit drop as
    with alphabet as (select '0123456789ABCDEFGHJKMNPQRSTVWXYZ' as letters),
    present as (select count(*)::int as public, count(*) filter (where e.import_id is null)::int as made
      from event_releases r join events e on e.id = r.event_id where r.audience = 'public'),
    drawn as (select 'E-' || substr(letters, 1 + n / 32768 % 32, 1) || substr(letters, 1 + n / 1024 % 32, 1)
        || substr(letters, 1 + n / 32 % 32, 1) || substr(letters, 1 + n % 32, 1) as symbol, n
      from alphabet, generate_series(0, 1048575) n),
    free as (select symbol, row_number() over (order by n) as place from drawn d
      where not exists (select from events e where e.symbol = d.symbol))
    select gen_random_uuid() as event_id, gen_random_uuid() as version_id, symbol, made + place as nth,
      (${NEWEST}::date - ((made + place) / 20)::int) as occurs_on
    from free, present where place <= ${count} - public`;
  await sql`insert into events (id, symbol) select event_id, symbol from planned`;
  await sql`insert into event_versions (id, event_id, audience, released_at, occurs_on, precision, kind, level, title_en,
      summary_en, place, participants, question, backing)
    select version_id, event_id, 'public', occurs_on::timestamptz, occurs_on, 'day',
      (array['meeting', 'statement', 'proposal', 'milestone'])[1 + nth % 4]::event_kind, 'technical',
      'Invented meeting ' || nth || ' on the text of an undertaking',
      'The invented parties went through the invented text once more, agreed on two of its articles, left a third in brackets, and set the day of their next meeting.',
      'Testville', (${sql.array(PARTIES)}::text[])[1:2 + (nth % 4)::int], 'what', 'known' from planned`;
  await sql`insert into event_releases (event_id, version_id, audience, number, occurs_on, recorded_during)
    select event_id, version_id, reader::audience, 1, occurs_on, tstzrange(occurs_on::timestamptz, null)
    from planned, unnest(array['participants', 'public']) reader`;
  await sql`insert into sources (record_kind, version_id, audience, released_at, position, title, publisher, published_on, url, grade)
    select 'event', version_id, 'public', occurs_on::timestamptz, 1, 'Communique ' || nth, 'Test Gazette', occurs_on,
      'https://gazette.example/' || nth, 'official-statement' from planned`;
}
