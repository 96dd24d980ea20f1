import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  assignAccount,
  disableAccount,
  enableAccount,
  invite,
  renewInvitation,
  revokeInvitation,
} from "../features/accounts/mutations.ts";
import { listAccounts, listInvitations } from "../features/accounts/queries.ts";
import { listAudit } from "../features/audit/queries.ts";
import { acceptInvitation } from "../features/session/mutations.ts";
import { getInvitation } from "../features/session/queries.ts";
import { actorOfToken } from "../server/viewer.ts";
import { actor, codeOf, PASSWORD, peopleWithPasswords, signIn } from "./sign-in-world.ts";
import { id, type Name } from "./world.ts";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "198.51.100.7" }),
  cookies: async () => ({ get: () => undefined }),
}));

let database: Awaited<ReturnType<typeof peopleWithPasswords>>;
beforeAll(async () => {
  database = await peopleWithPasswords();
});
afterAll(() => database.end());

describe("administration", () => {
  const invited = {
    email: "new.person@example.test",
    name: "New Person",
    role: "drafter",
    delegation: "XA",
  } as const;
  const inviteAs = async (name: Name, more: { email?: string } = {}) =>
    invite(await actor(name), { ...invited, ...more, locale: "en" });
  const acceptance = (link: string) => ({
    locale: "en" as const,
    token: link,
    name: "New Person",
    password: PASSWORD,
  });

  test("an invitation is looked at any number of times and used once, also in a race", async () => {
    const link = await inviteAs("admin");
    for (let each = 0; each < 3; each++) expect((await getInvitation(link))?.inviter).toBe("admin");
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => codeOf(acceptInvitation(acceptance(link)))),
    );
    expect(answers.toSorted()).toEqual(["not_found", "not_found", "not_found", null]);
    const opened = await signIn(invited.email);
    const person = await actorOfToken(opened?.token ?? "");
    expect(person).toMatchObject({ role: "drafter", delegation: "XA", name: "New Person" });
    expect(await getInvitation(link)).toBeNull();
  });

  const endings: [rule: string, end: (link: string) => Promise<unknown>][] = [
    [
      "has expired",
      () =>
        database.owner`update invitations set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where used_at is null`,
    ],
    ["was withdrawn", async () => revokeInvitation(await actor("admin"), await newest())],
    ["was replaced by a new link", async () => renewInvitation(await actor("admin"), await newest())],
    [
      "comes from an administrator disabled since",
      () =>
        database.owner`update accounts set disabled_at = now(), disabled_reason = 'left' where id = ${id("secondAdmin")}`,
    ],
  ];
  test.each(endings)("an invitation that %s lets nobody in", async (_rule, end) => {
    const link = await inviteAs("secondAdmin", { email: "another.person@example.test" });
    await end(link);
    expect(await getInvitation(link)).toBeNull();
    expect(await codeOf(acceptInvitation(acceptance(link)))).toBe("not_found");
    await database.owner`update accounts set disabled_at = null, disabled_reason = null where id = ${id("secondAdmin")}`;
  });
  const newest = async () => (await listInvitations(await actor("admin")))[0]?.id ?? "";

  test("a poor password leaves the invitation unused", async () => {
    const link = await inviteAs("admin", { email: "third.person@example.test" });
    expect(await codeOf(acceptInvitation({ ...acceptance(link), password: "too short" }))).toBe("invalid");
    expect(await codeOf(acceptInvitation({ ...acceptance(link), password: PASSWORD }))).toBeNull();
  });

  test("an address that has an account is not invited again", async () => {
    expect(await codeOf(inviteAs("admin", { email: "HEADA@example.test" }))).toBe("invalid");
  });

  const outsiders = ["drafterA", "headU", "secretariat"] as const;
  test.each(outsiders)("for %s none of it exists", async (name) => {
    const outsider = await actor(name);
    const nothing = { delegation: null, role: null, status: null, q: "" };
    expect(await listAccounts(outsider, nothing)).toEqual([]);
    expect(await listInvitations(outsider)).toEqual([]);
    expect((await listAudit(outsider, {})).items).toEqual([]);
    const to = { role: "admin", delegation: null } as const;
    const attempts = [
      invite(outsider, { ...invited, locale: "en" }),
      disableAccount(outsider, id("headA"), "no"),
      enableAccount(outsider, id("disabled")),
      assignAccount(outsider, id("headA"), to),
      revokeInvitation(outsider, id("headA")),
    ];
    expect(await Promise.all(attempts.map(codeOf))).toEqual(Array(5).fill("not_found"));
  });

  test("disabling ends the sessions with the same commit; enabling does not revive them", async () => {
    const opened = await signIn("drafterA@example.test");
    await disableAccount(await actor("admin"), id("drafterA"), "on leave");
    expect(await actorOfToken(opened?.token ?? "")).toBeNull();
    expect(await signIn("drafterA@example.test")).toBeNull();
    expect(await codeOf(disableAccount(await actor("admin"), id("drafterA"), "again"))).toBe("nothing_to_do");
    await enableAccount(await actor("admin"), id("drafterA"));
    expect(await actorOfToken(opened?.token ?? "")).toBeNull();
    expect(await signIn("drafterA@example.test")).not.toBeNull();
  });

  test("a new assignment counts at the next request, and the old one stays in the record", async () => {
    const opened = await signIn("headB@example.test");
    await assignAccount(await actor("admin"), id("headB"), { role: "drafter", delegation: "XU" });
    expect(await actorOfToken(opened?.token ?? "")).toMatchObject({ role: "drafter", delegation: "XU" });
    const rows = await database.owner`select role, delegation_code, ended_at is null as open from memberships
      where account_id = ${id("headB")} order by started_at`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { role: "head", delegation_code: "XB", open: false },
      { role: "drafter", delegation_code: "XU", open: true },
    ]);
  });

  test("every step is in the audit log, which administrators read", async () => {
    const { items } = await listAudit(await actor("admin"), {});
    const seen = new Set(items.map((item) => item.action));
    for (const action of [
      "account.invited",
      "account.accepted",
      "account.disabled",
      "account.enabled",
      "account.assigned",
    ]) {
      expect(seen, action).toContain(action);
    }
    expect(JSON.stringify(items)).not.toContain(PASSWORD);
  });

  test("nobody disables or reassigns themselves", async () => {
    const admin = await actor("admin");
    expect(await codeOf(disableAccount(admin, id("admin"), "tired"))).toBe("forbidden");
    expect(await codeOf(assignAccount(admin, id("admin"), { role: "secretariat", delegation: null }))).toBe(
      "forbidden",
    );
  });

  test("of two administrators who disable each other at once, one stays", async () => {
    const [one, two] = [await actor("admin"), await actor("secondAdmin")];
    const answers = await Promise.all([
      codeOf(disableAccount(one, id("secondAdmin"), "you")),
      codeOf(disableAccount(two, id("admin"), "no, you")),
    ]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    const [left] = await database.owner`select count(*)::int as count from memberships m
      join accounts a on a.id = m.account_id
      where m.role = 'admin' and m.ended_at is null and a.disabled_at is null`;
    expect(left?.count).toBe(1);
  });

  test("the last administrator is told so", async () => {
    const [last] = await database.owner<{ name: Name }[]>`select a.name from memberships m
      join accounts a on a.id = m.account_id
      where m.role = 'admin' and m.ended_at is null and a.disabled_at is null`;
    const name = last?.name ?? "admin";
    expect(await codeOf(disableAccount(await actor(name), id(name), "tired"))).toBe("last_administrator");
  });
});
