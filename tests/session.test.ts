import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listOwnSessions } from "../features/session/queries.ts";
import { authOptions } from "../server/auth.ts";
import { localeOf } from "../server/locale-of.ts";
import { networkOf } from "../server/network.ts";
import { safePath } from "../server/safe-path.ts";
import { endSessions, reauthenticate } from "../server/session.ts";
import { actorOfToken } from "../server/viewer.ts";
import { actor, codeOf, forgetFailures, PASSWORD, peopleWithPasswords, signIn } from "./sign-in-world.ts";
import { id, token } from "./world.ts";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "198.51.100.7" }),
  cookies: async () => ({ get: () => undefined }),
}));

let database: Awaited<ReturnType<typeof peopleWithPasswords>>;
beforeAll(async () => {
  database = await peopleWithPasswords();
});
afterAll(() => database.end());
beforeEach(() => forgetFailures(database));

describe("a session", () => {
  test("is a random token of 256 bits, of which only the hash is kept", async () => {
    const opened = await signIn("secretariat@example.test");
    expect(opened?.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const [row] = await database.owner`select count(*)::int as count from sessions
      where token_hash = sha256(convert_to(${opened?.token ?? ""}, 'UTF8')) and account_id = ${id("secretariat")}`;
    expect(row?.count).toBe(1);
  });

  test("is new at every sign-in", async () => {
    const [one, two] = [await signIn("secretariat@example.test"), await signIn("secretariat@example.test")];
    expect(one?.token).not.toBe(two?.token);
  });

  test("ends with the sixth, if it is the oldest", async () => {
    const tokens: string[] = [];
    for (let each = 0; each < 6; each++) tokens.push((await signIn("headB@example.test"))?.token ?? "");
    const alive = await Promise.all(tokens.map(actorOfToken));
    expect(alive.map(Boolean)).toEqual([false, true, true, true, true, true]);
    // The one made for this test's world was older still.
    expect(await actorOfToken(token("headB"))).toBeNull();
  });

  const endings: [rule: string, end: (sessionId: string) => Promise<unknown>][] = [
    [
      "after an hour without use",
      (s) => database.owner`update sessions set last_seen_at = now() - interval '61 minutes' where id = ${s}`,
    ],
    [
      "after its twelve hours",
      (s) =>
        database.owner`update sessions set created_at = now() - interval '13 hours', expires_at = now() - interval '1 second' where id = ${s}`,
    ],
    ["when it is revoked", (s) => database.owner`update sessions set revoked_at = now() where id = ${s}`],
  ];
  test.each(endings)("ends %s", async (_rule, end) => {
    const opened = await signIn("secretariat@example.test");
    const before = await actorOfToken(opened?.token ?? "");
    await end(before?.sessionId ?? "");
    expect(await actorOfToken(opened?.token ?? "")).toBeNull();
  });

  test("can be ended by its owner, alone or with all others, and by nobody else", async () => {
    const opened = await signIn("drafterB@example.test");
    const mine = await actorOfToken(opened?.token ?? "");
    if (!mine) throw new Error("not signed in");
    expect((await listOwnSessions(mine)).map((row) => row.isCurrent)).toContain(true);
    expect(await endSessions(await actor("drafterA"), { only: mine.sessionId }, "not theirs")).toBe(0);
    expect(await endSessions(mine, { allBut: mine.sessionId }, "ended from the list")).toBeGreaterThan(0);
    expect(await listOwnSessions(mine)).toHaveLength(1);
    await endSessions(mine, { only: mine.sessionId }, "signed out");
    expect(await actorOfToken(opened?.token ?? "")).toBeNull();
  });

  test("the password again: right, wrong, somebody else's, too often", async () => {
    const head = await actor("headA");
    await database.owner`update sessions set reauthenticated_at = now() - interval '1 hour' where id = ${head.sessionId}`;
    expect(await codeOf(reauthenticate(head, "not it at all, is it"))).toBe("wrong_password");
    await reauthenticate(head, PASSWORD);
    const again = await actorOfToken(token("headA"));
    expect(Date.now() - Number(again?.reauthenticatedAt)).toBeLessThan(60_000);
    for (let each = 0; each < 5; each++) await codeOf(reauthenticate(head, "not it at all, is it"));
    expect(await codeOf(reauthenticate(head, PASSWORD))).toBe("throttled");
  });
});

describe("after signing in one goes to a page of ours", () => {
  const cases: [asked: string, goes: string | null][] = [
    ["/en/desk", "/en/desk"],
    ["/uk/commitments?stage=signed&year=2027#top", "/uk/commitments?stage=signed&year=2027#top"],
    ["/en", "/en"],
    ["//evil.example", null],
    ["/\\evil.example", null],
    ["/en\\evil.example", null],
    ["\\\\evil.example", null],
    ["%2f%2fevil.example", null],
    ["/%2f%2fevil.example", null],
    ["/%5cevil.example", null],
    ["https:evil.example", null],
    ["https://evil.example/en", null],
    ["https://register.example.evil.example/en", null],
    ["http://register.example@evil.example/en", null],
    ["javascript:alert(1)", null],
    ["/\t/evil.example", null],
    ["\n//evil.example", null],
    ["/en/../../evil", null],
    ["/en/..//evil.example", null],
    ["/api/auth/signout", null],
    ["/english", null],
    ["", null],
  ];
  test.each(cases)("%j", async (asked, goes) => {
    expect(safePath(asked)).toBe(goes);
    const { redirect } = authOptions().callbacks ?? {};
    const to = await redirect?.({ url: asked, baseUrl: "http://register.example" });
    expect(to).toBe(`http://register.example${goes ?? "/"}`);
  });
});

describe("what next-auth is given", () => {
  test("a cookie that is the token and nothing else", async () => {
    const { jwt, callbacks } = authOptions();
    const user = { id: "1", token: "the-token" };
    const made = await callbacks?.jwt?.({
      token: { name: "A", email: "a@x" },
      user,
      account: null,
      trigger: "signIn",
    });
    expect(await jwt?.encode?.({ token: made ?? {}, secret: "" })).toBe("the-token");
    expect(await jwt?.decode?.({ token: "the-token", secret: "" })).toEqual({ secret: "the-token" });
  });

  test("a client's 'update' of its session changes nothing", async () => {
    const { callbacks } = authOptions();
    const token = { secret: "the-token" };
    const session = { secret: "another", role: "admin" };
    const made = await callbacks?.jwt?.({ token, session, trigger: "update" } as never);
    expect(made).toEqual({ secret: "the-token" });
  });

  test("a sign-out that ends the session for good", async () => {
    const opened = await signIn("secretariat@example.test");
    const token = { secret: opened?.token ?? "" };
    await authOptions().events?.signOut?.({ token, session: { expires: "" } });
    expect(await actorOfToken(token.secret)).toBeNull();
  });

  test("the session that scripts can ask for holds no token", async () => {
    const { callbacks } = authOptions();
    const asked = { session: { expires: "2026-01-01" }, token: { secret: token("headA") } };
    const shown = JSON.stringify(await callbacks?.session?.(asked as never));
    expect(shown).toContain("headA@example.test");
    expect(shown).not.toContain(token("headA"));
  });
});

describe("small rules", () => {
  test.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:12:34::1", "2001:db8:12::/48"],
    ["2001:0db8:0012::", "2001:db8:12::/48"],
    ["::1", "0:0:0::/48"],
    ["unknown", "unknown"],
    ["", "unknown"],
  ])("the network of %j is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    [null, "en"],
    ["uk", "uk"],
    ["uk-UA,uk;q=0.9,en;q=0.8", "uk"],
    ["en-GB,uk;q=0.9", "en"],
    ["de,fr;q=0.9,uk;q=0.1", "uk"],
    ["ukx", "en"],
    ["uk;q=0", "en"],
    ["*", "en"],
  ] as const)("the language for %j is %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
