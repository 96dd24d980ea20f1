import type { Attempt } from "./policy-observation.ts";
import { id, type Name } from "./world.ts";

type Row = (values?: Partial<Record<string, string>>) => string;
const only = (name: string, as: Attempt["as"], sql: string, before?: string): Attempt =>
  before === undefined ? { name, as, sql } : { name, as, sql, before };
const stale = (name: Name): string =>
  `update sessions set reauthenticated_at = now() - interval '6 minutes' where account_id = '${id(name)}'`;

const appoint = (
  delegation: string,
  whom: Name,
  by: Name,
  from = "now()",
  until = "now() + interval '1 day'",
  more = "",
): string =>
  `insert into deputies (delegation_code, account_id, granted_by, from_at, until_at${more && ", ended_at"})
   values ('${delegation}', '${id(whom)}', '${id(by)}', ${from}, ${until}${more && `, ${more}`})`;
const endDeputy = (by: Name): string =>
  `update deputies set ended_at = now(), ended_by = '${id(by)}' where delegation_code = 'XB'`;
const edit = (line: string, delegation: string, by: Name): string =>
  `insert into draft_edits (line_id, delegation_code, name, value, edited_by)
   values ('${id(line)}', '${delegation}', 'title_en', 'typed', '${id(by)}')`;
const comment = (line: string, delegation: string, by: Name, resolved = "null"): string =>
  `insert into draft_comments (line_id, delegation_code, name, body, written_by, resolved_by, resolved_at)
   values ('${id(line)}', '${delegation}', 'title_en', 'said', '${id(by)}', ${resolved === "null" ? "null, null" : `'${id(by)}', ${resolved}`})`;
const resolve = (by: Name): string =>
  `update draft_comments set resolved_by = '${id(by)}', resolved_at = now() where delegation_code = 'XA'`;
const enter = (who: Name, delegation: string): string =>
  `insert into draft_presence (account_id, commitment_id, delegation_code, section)
   values ('${id(who)}', '${id("XA-PART")}', '${delegation}', 'what')`;
const callOff = (by: Name, which = "embargoed"): string =>
  `insert into act_cancellations (act_id, delegation_code, cancelled_by) values ('${id(which)}', 'XB', '${id(by)}')`;
/** Something of XB's own that can be corrected, public and numbered. */
const said = `insert into acts (id, symbol, kind, attribution, audience, delegation_code, account_id)
  values ('${id("said")}', 'P/2026/900', 'communication', 'own', 'public', 'XB', '${id("headB")}')`;
const deputyAct = { account_id: `'${id("deputyB")}'` };

/** What colleagues, deputies and heads may not do to each other's work, or before its time. */
export function colleaguesBreaches(act: Row): Attempt[] {
  const correction = (target: string, more: Partial<Record<string, string>> = {}) =>
    act({ kind: "'correction'", corrects_act_id: `'${id(target)}'`, ...more });
  return [
    only(
      "a deputy communicates after the period",
      "deputyB",
      act(deputyAct),
      "update deputies set from_at = now() - interval '3 days', until_at = now() - interval '1 day'",
    ),
    only(
      "a deputy communicates before the period",
      "deputyB",
      act(deputyAct),
      "update deputies set from_at = now() + interval '1 hour'",
    ),
    only("a deputy communicates after it was ended", "deputyB", act(deputyAct), endDeputy("headB")),
    only(
      "a deputy of somebody who is head no more",
      "deputyB",
      act(deputyAct),
      `update memberships set ended_at = now() where account_id = '${id("headB")}'`,
    ),
    only(
      "a deputy who left the delegation",
      "deputyB",
      act(deputyAct),
      `update memberships set ended_at = now() where account_id = '${id("deputyB")}'`,
    ),
    only("a head acts beside an exclusive deputy", "headB", act(), "update deputies set is_exclusive = true"),
    only(
      "a deputy communicates what the deputy submitted",
      "deputyB",
      act(deputyAct),
      `update offer_drafts set submitted_by = '${id("deputyB")}' where delegation_code = 'XB'`,
    ),
    only("a deputy passes the right on", "deputyB", appoint("XB", "drafterB", "deputyB")),
    only("a drafter appoints a deputy", "drafterA", appoint("XA", "headA", "drafterA")),
    only("a head appoints in another's name", "headA", appoint("XA", "drafterA", "headB")),
    only("a head appoints for another delegation", "headA", appoint("XB", "drafterB", "headA")),
    only("a head appoints somebody of another delegation", "headA", appoint("XA", "drafterB", "headA")),
    only(
      "a head appoints long after the password",
      "headA",
      appoint("XA", "drafterA", "headA"),
      stale("headA"),
    ),
    only(
      "a deputy is appointed as already ended",
      "headA",
      appoint("XA", "drafterA", "headA", "now()", "now() + interval '1 day'", "now()"),
    ),
    only("another head ends a deputy", "headA", endDeputy("headA")),
    only("a drafter ends a deputy", "drafterB", endDeputy("drafterB")),
    only("a deputy is ended in another's name", "headB", endDeputy("drafterB")),
    only("a deputy is ended twice", "headB", endDeputy("headB"), endDeputy("headB")),
    only(
      "a deputy's period is prolonged",
      "headB",
      "update deputies set until_at = now() + interval '9 years'",
    ),
    only(
      "a deputy's period ends before it starts",
      "owner",
      appoint("XA", "drafterA", "headA", "now()", "now() - interval '1 day'"),
    ),
    only("a head is the own deputy", "owner", appoint("XA", "headA", "headA")),
    only("another delegation writes history", "headB", edit("line-XA-PVBR", "XA", "headB")),
    only("history is written in another's name", "drafterA", edit("line-XA-PVBR", "XA", "headA")),
    only("history is written into a submitted draft", "drafterB", edit("line-XB-B1AT", "XB", "drafterB")),
    only("history is edited", "owner", "update draft_edits set value = 'x'"),
    only("another delegation comments", "headB", comment("line-XA-PVBR", "XA", "headB")),
    only("the secretariat comments on a draft", "secretariat", comment("line-XA-PVBR", "XA", "secretariat")),
    only("a comment in another's name", "drafterA", comment("line-XA-PVBR", "XA", "headA")),
    only("a comment is born resolved", "drafterA", comment("line-XA-PVBR", "XA", "drafterA", "now()")),
    only("another delegation resolves a comment", "headB", resolve("headB")),
    only("a comment is resolved in another's name", "drafterA", resolve("headA")),
    only("a comment is resolved by nobody", "owner", "update draft_comments set resolved_at = now()"),
    only("a comment is reworded", "headA", "update draft_comments set body = 'x'"),
    only("somebody is present in another delegation's room", "headB", enter("headB", "XA")),
    only("somebody is present in another's name", "headA", enter("headU", "XA")),
    only("somebody moves another's presence", "headA", "update draft_presence set section = 'x'"),
    only(
      "somebody moves into another delegation's room",
      "drafterA",
      "update draft_presence set delegation_code = 'XB'",
    ),
    only("a drafter calls an embargoed act off", "drafterB", callOff("drafterB")),
    only("another head calls an embargoed act off", "headA", callOff("headA")),
    only("an act is called off in another's name", "headB", callOff("drafterB")),
    only("an act is called off long after the password", "headB", callOff("headB"), stale("headB")),
    only("an act is called off after its release", "headB", callOff("headB", "act-XB-B1AT")),
    only("an act is called off twice", "headB", callOff("headB", "called-off")),
    only("a calling-off is edited", "owner", "update act_cancellations set cancelled_at = now()"),
    only("an act is numbered again", "owner", "update acts set symbol = 'P/2026/77' where symbol <> ''"),
    only(
      "an embargoed act's time is moved",
      "owner",
      "update acts set symbol = 'P/2026/77', released_at = now() where symbol = ''",
    ),
    only("a correction of nothing", "headB", act({ kind: "'correction'" }), said),
    only("a correction of another party's act", "headB", correction("act-XA-PVBR")),
    only("a correction of a report", "headB", correction("act-XB-B1AT", { audience: "'bilateral'" })),
    only(
      "a correction wider than what it corrects",
      "headB",
      correction("said", { audience: "'participants'" }),
      said,
    ),
    only(
      "a communication that claims to correct",
      "headB",
      act({ corrects_act_id: `'${id("said")}'` }),
      said,
    ),
    only("a second act of one kind from one draft", "owner", act({ id: "gen_random_uuid()" }), act()),
    only(
      "caveats with too few kinds",
      "owner",
      `insert into commitment_versions
      (commitment_id, delegation_code, act_id, audience, attribution, category, title_en, summary_en, stage, bindingness,
       start_kind, term_kind, extension, exit_kind, delivery, stated_on, caveats, caveat_kinds)
      values ('${id("XA-PVBR")}', 'XA', '${id("act-XA-PVBR")}', 'public', 'reported', 'air-defence', 'x', 'x', 'pledged', 'unspecified',
       'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-02-01', '{a,b}', '{role}')`,
    ),
  ];
}

/** And what they may. */
export function colleaguesRights(act: Row): Attempt[] {
  return [
    only("a deputy communicates inside the period", "deputyB", act(deputyAct)),
    only("a head acts beside a deputy who is not exclusive", "headB", act()),
    only("a head puts an act under embargo", "headB", act({ released_at: "now() + interval '1 day'" })),
    only(
      "a head corrects the own act",
      "headB",
      act({ kind: "'correction'", corrects_act_id: `'${id("said")}'` }),
      said,
    ),
    only("a head appoints a deputy", "headA", appoint("XA", "drafterA", "headA")),
    only("a head ends a deputy", "headB", endDeputy("headB")),
    only("a deputy gives the right back", "deputyB", endDeputy("deputyB")),
    only("a head calls an embargoed act off", "headB", callOff("headB")),
    only("a drafter's text goes into the history", "drafterA", edit("line-XA-PVBR", "XA", "drafterA")),
    only("a colleague comments", "headA", comment("line-XA-PVBR", "XA", "headA")),
    only("a colleague resolves", "drafterA", resolve("drafterA")),
    only("a colleague is present", "headA", enter("headA", "XA")),
    only("a colleague moves on", "drafterA", "update draft_presence set section = 'x'"),
    only("whatever is due is released by anybody", "nobody", "select authz.release_due()"),
  ];
}
