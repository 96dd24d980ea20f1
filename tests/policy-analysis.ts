import type { Attempt } from "./policy-observation.ts";
import { id, type Name } from "./world.ts";

type Row = (values?: Partial<Record<string, string>>) => string;
const only = (name: string, as: Attempt["as"], sql: string, before?: string): Attempt =>
  before === undefined ? { name, as, sql } : { name, as, sql, before };
const stale = (name: Name): string =>
  `update sessions set reauthenticated_at = now() - interval '6 minutes' where account_id = '${id(name)}'`;

const reply = (values: Partial<Record<string, string>> = {}): string => {
  const row = {
    act_id: `'${id("new-act")}'`,
    finding: "'ORPHAN-XA-PVBR'",
    delegation_code: "'XA'",
    audience: "'public'",
    released_at: `(select released_at from acts where id = '${id("new-act")}')`,
    ...values,
  };
  return `insert into finding_replies (${Object.keys(row)}) values (${Object.values(row)})`;
};
const divergence = (values: Partial<Record<string, string>> = {}): string => {
  const row = {
    finding: "'GAP-XU-PVBR'",
    audience: "'participants'",
    parties: "'{XA,XB}'",
    reason: "'Both know.'",
    until_on: "'2099-01-01'",
    recorded_by: `'${id("secretariat")}'`,
    ...values,
  };
  return `insert into divergences (${Object.keys(row)}) values (${Object.values(row)})`;
};
const end = (by: Name): string => `update divergences set ended_at = now(), ended_by = '${id(by)}'`;
const answer = (kind: string, share: string): string =>
  `insert into requirement_answers (requirement_id, delegation_code, commitment_id, act_id, audience, attribution, answer, share)
   values ('${id("XU-PVBR")}', 'XU', '${id("XA-PVBR")}', '${id("act-XU-PVBR")}', 'public', 'own', '${kind}', ${share})`;
const step = (values: string): string =>
  `insert into pathway_steps (delegation_code, template, step, audience, done_on, expected_on, blocked_by)
   values ('XA', 'executive-agreement', 'signed', 'public', ${values})`;

/** A statement of XA's head, as no draft brings it. */
const statementBy =
  (act: Row): Row =>
  (values = {}) =>
    act({
      kind: "'statement'",
      delegation_code: "'XA'",
      account_id: `'${id("headA")}'`,
      draft_id: "null",
      ...values,
    });

/** What nobody may say of a finding, of a requirement or of a delegation's way, or not so. */
export function analysisBreaches(act: Row): Attempt[] {
  const statement = statementBy(act);
  const stated = statement();
  return [
    only("the public login states", "public", statement()),
    only("a drafter states", "drafterA", statement({ account_id: `'${id("drafterA")}'` })),
    only("a head states for another delegation", "headA", statement({ delegation_code: "'XB'" })),
    only("a head states in another's name", "headA", statement({ account_id: `'${id("drafterA")}'` })),
    only("a head states long after the password", "headA", statement(), stale("headA")),
    only("a head states as a report", "headA", statement({ attribution: "'reported'" })),
    only("a head back-dates a statement", "headA", statement({ is_backdated: "true" })),
    only("a head states to the beneficiary alone", "headA", statement({ audience: "'bilateral'" })),
    only(
      "a statement from a draft that is not submitted",
      "headA",
      statement({ draft_id: `'${id("draft-XA")}'` }),
    ),
    only("a statement that corrects", "headA", statement({ corrects_act_id: `'${id("act-XA-PVBR")}'` })),
    only(
      "a statement under embargo, which could be called off when its reply is out",
      "headA",
      statement({ released_at: "now() + interval '1 day'" }),
    ),
    only("the secretariat states", "secretariat", statement({ account_id: `'${id("secretariat")}'` })),

    only("the public login replies", "public", reply(), stated),
    only("a drafter replies in the head's act", "drafterA", reply(), stated),
    only("a head replies for another delegation", "headA", reply({ delegation_code: "'XB'" }), stated),
    only(
      "a head replies in another's act",
      "headA",
      reply(),
      statement({ account_id: `'${id("drafterA")}'` }),
    ),
    only(
      "a head replies in another delegation's act",
      "headA",
      reply(),
      statement({ delegation_code: "'XB'" }),
    ),
    only("a head replies in a communication", "headA", reply(), statement({ kind: "'communication'" })),
    only("a reply is wider than its act", "headA", reply(), statement({ audience: "'participants'" })),
    only("a reply is out before its act", "headA", reply({ released_at: "'2020-01-01'" }), stated),
    only(
      "a reply is put into an old act",
      "headA",
      reply(),
      statement({ entered_at: "now() - interval '2 minutes'" }),
    ),

    only("a head accepts a divergence", "headA", divergence({ recorded_by: `'${id("headA")}'` })),
    only("an administrator accepts a divergence", "admin", divergence({ recorded_by: `'${id("admin")}'` })),
    only(
      "a divergence in another's name",
      "secretariat",
      divergence({ recorded_by: `'${id("secondAdmin")}'` }),
    ),
    only("a divergence long after the password", "secretariat", divergence(), stale("secretariat")),
    only(
      "a divergence is born ended",
      "secretariat",
      divergence({ ended_at: "now()", ended_by: `'${id("secretariat")}'` }),
    ),
    only(
      "a divergence from the future",
      "secretariat",
      divergence({ recorded_at: "now() + interval '1 day'" }),
    ),
    only(
      "a divergence is dated back",
      "secretariat",
      divergence({ recorded_at: "now() - interval '1 day'" }),
    ),
    only("a divergence is told to one delegation", "owner", divergence({ audience: "'delegation'" })),
    only("a divergence of nobody", "owner", divergence({ parties: "'{}'" })),
    only("a head ends a divergence", "headA", end("headA")),
    only("a divergence is ended in another's name", "secretariat", end("headA")),
    only(
      "the end of a divergence is dated back",
      "secretariat",
      `update divergences set ended_at = now() - interval '1 day', ended_by = '${id("secretariat")}'`,
    ),
    only("a divergence is ended twice", "secretariat", end("secretariat"), end("secretariat")),
    only("a divergence is ended again by the owner", "owner", end("secretariat"), end("secretariat")),
    only("a divergence is ended by nobody", "owner", "update divergences set ended_at = now()"),
    only("a divergence is prolonged", "secretariat", "update divergences set until_on = '2100-01-01'"),
    only("a divergence is reworded", "owner", "update divergences set reason = 'x'"),
    only("somebody reads who recorded a divergence", "headA", "select recorded_by from divergences"),
    only("the public reads who recorded a divergence", "public", "select recorded_by from divergences"),
    only("somebody reads who ended a divergence", "headA", "select ended_by from divergences"),

    only("the beneficiary answers past the register", "headU", answer("meets", "null")),
    only("a share of an answer that is not 'partly'", "owner", answer("meets", "0.5")),
    only("a share of nothing", "owner", answer("partly", "0")),
    only("a share of the whole", "owner", answer("partly", "1")),
    only("a delegation writes its own domestic step", "headA", step("null, null, null")),
    only("a step that is done and expected", "owner", step("'2026-01-01', '2026-02-01', null")),
    only("a step that is done and blocked", "owner", step("'2026-01-01', null, 'The court'")),
  ];
}

/** And what they may. */
export function analysisRights(act: Row): Attempt[] {
  const statement = statementBy(act);
  return [
    only("a head states", "headA", statement()),
    only("a head states to the participants", "headA", statement({ audience: "'participants'" })),
    only("a head replies", "headA", reply(), statement()),
    only(
      "a deputy replies",
      "deputyB",
      reply({ delegation_code: "'XB'" }),
      statement({ delegation_code: "'XB'", account_id: `'${id("deputyB")}'` }),
    ),
    only("the secretariat accepts a divergence", "secretariat", divergence()),
    only("the secretariat ends a divergence", "secretariat", end("secretariat")),
    only("part of a need is answered for", "owner", answer("partly", "0.5")),
    only("a step is expected though something blocks it", "owner", step("null, '2026-02-01', 'The court'")),
  ];
}
