import type postgres from "postgres";
import { id } from "./world.ts";

export type NextVersion = {
  symbol: string;
  number: number;
  /** Record time, RFC 3339. */
  at: string;
  /** What it says otherwise than the version before, by column. */
  set: Record<string, string | null>;
  audience?: "participants" | "public";
  /** The label of the act that it corrects. */
  corrects?: string;
};

const LADDER = ["delegation", "bilateral", "participants", "public"] as const;

/** A further version of a line of `makeLine`, brought by an act of its own and released as widely as said. */
export async function makeNextVersion(sql: postgres.Sql, next: NextVersion): Promise<void> {
  const { symbol, number, at, set, audience = "public", corrects } = next;
  const [act, version] = [id(`act-${symbol}-${number}`), id(`version-${symbol}-${number}`)];
  const delegation = symbol.slice(0, 2);
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated,
      capacity, reason, corrects_act_id)
    values (${act}, ${corrects ? "correction" : "report"}, 'reported', ${audience}, ${delegation}, ${at}, ${at}, true,
      'secretariat', 'A slip of the pen.', ${corrects ? id(corrects) : null})`;
  const rows = await sql<{ name: string }[]>`select column_name as name from information_schema.columns
    where table_name = 'commitment_versions' and is_generated = 'NEVER'`;
  const columns = sql(rows.map(({ name }) => name));
  const values = sql.json({ id: version, act_id: act, released_at: at, audience, ...set });
  await sql`insert into commitment_versions (${columns}) select ${columns} from jsonb_populate_record((
    select v from commitment_versions v join commitment_releases r on r.version_id = v.id
    where r.commitment_id = ${id(symbol)} and r.audience = ${audience} and upper_inf(r.recorded_during)), ${values})`;
  for (const reader of LADDER.slice(0, LADDER.indexOf(audience) + 1)) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${at})
      where commitment_id = ${id(symbol)} and audience = ${reader} and upper_inf(recorded_during)`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id(symbol)}, ${version}, ${delegation}, ${reader}, ${number}, tstzrange(${at}, null))`;
  }
}
