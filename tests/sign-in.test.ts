import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { actorOfToken } from "../server/viewer.ts";
import { codeOf, forgetFailures, PASSWORD, peopleWithPasswords, refusal, signIn } from "./sign-in-world.ts";

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

describe("who may sign in", () => {
  const cases: [rule: string, email: string, password: string, opens: boolean][] = [
    ["the right password", "headA@example.test", PASSWORD, true],
    ["the address in other case, with spaces around", "  HEADA@Example.Test ", PASSWORD, true],
    [
      "the password typed on a fullwidth keyboard",
      "headA@example.test",
      "ｖｅｌｖｅｔ harbour lantern",
      true,
    ],
    ["a wrong password", "headA@example.test", `${PASSWORD}!`, false],
    ["the password in other case", "headA@example.test", PASSWORD.toUpperCase(), false],
    ["no password", "headA@example.test", "", false],
    ["an account that does not exist", "nobody@example.test", PASSWORD, false],
    ["a disabled account", "disabled@example.test", PASSWORD, false],
    ["an account without a capacity", "no.capacity@example.test", PASSWORD, false],
    ["a text that is SQL", "' or true --", PASSWORD, false],
  ];
  test.each(cases)("%s", async (_rule, email, password, opens) => {
    const opened = await signIn(email, password);
    expect(opened !== null).toBe(opens);
    if (opened) expect((await actorOfToken(opened.token))?.accountId).toBe(opened.accountId);
  });

  test("unknown, wrong and disabled take the same time", async () => {
    const people = ["nobody@example.test", "headB@example.test", "disabled@example.test"];
    const best = new Map(people.map((email) => [email, Number.POSITIVE_INFINITY]));
    // In turns, and the best of each: so a busy machine slows all of them alike.
    for (let round = 0; round < 8; round++) {
      for (const email of people) {
        const start = performance.now();
        await signIn(email, "not the password of anybody", `203.0.${round}.1`);
        best.set(email, Math.min(best.get(email) ?? 0, performance.now() - start));
      }
    }
    const times = [...best.values()];
    // Hashing takes tens of milliseconds; leaving it out would show as a factor of five and more.
    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(2);
  });

  test("each refusal leaves the same row in the log", async () => {
    for (const email of ["nobody@example.test", "disabled@example.test"])
      await signIn(email, "wrong", "203.0.99.1");
    const rows = await database.owner`select account_id, details from audit_events
      where action = 'session.refused' and details->>'network' = '203.0.99.0/24'`;
    expect(rows.map((row) => ({ ...row }))).toEqual(
      Array(2).fill({ account_id: null, details: { network: "203.0.99.0/24" } }),
    );
  });
});

describe("guessing is slowed down", () => {
  const guess = (email: string, times: number, address?: string) =>
    Array.fromAsync({ length: times }, () => signIn(email, "a wrong guess at it", address));

  test("after five failures the account waits, from that network, also with the right password", async () => {
    await guess("drafterA@example.test", 5);
    const refused = await refusal(signIn("drafterA@example.test"));
    expect(refused?.code).toBe("throttled");
    expect(refused?.retryAfter).toBeGreaterThan(0);
    expect(refused?.retryAfter).toBeLessThanOrEqual(15);
  });

  test("its owner on another network still gets in", async () => {
    await guess("drafterA@example.test", 5);
    expect(await signIn("drafterA@example.test", PASSWORD, "192.0.2.9")).not.toBeNull();
  });

  test("another account on the same network still gets in", async () => {
    await guess("drafterA@example.test", 5);
    expect(await signIn("drafterB@example.test")).not.toBeNull();
  });

  test("an account that does not exist waits just so", async () => {
    await guess("nobody@example.test", 5);
    expect(await codeOf(signIn("nobody@example.test"))).toBe("throttled");
  });

  test("the right password clears the account's failures", async () => {
    await guess("drafterA@example.test", 4);
    await signIn("drafterA@example.test");
    await guess("drafterA@example.test", 4);
    expect(await signIn("drafterA@example.test")).not.toBeNull();
  });

  test("each further failure doubles the wait, up to fifteen minutes", async () => {
    const waits: number[] = [];
    await guess("drafterA@example.test", 4);
    for (let failure = 5; failure <= 13; failure++) {
      await database.owner`update throttles set blocked_until = null`;
      await guess("drafterA@example.test", 1);
      waits.push((await refusal(signIn("drafterA@example.test")))?.retryAfter ?? 0);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test("many accounts from one network wait too", async () => {
    for (let each = 0; each < 30; each++) await signIn(`guess${each}@example.test`, "spray", "203.0.113.5");
    expect(await codeOf(signIn("headB@example.test", PASSWORD, "203.0.113.77"))).toBe("throttled");
  });

  test("an account under fire from everywhere stays open to a network where it was used before", async () => {
    await signIn("headU@example.test", PASSWORD, "192.0.2.40");
    for (let each = 0; each < 31; each++) {
      await signIn("headU@example.test", "wrong", `10.${each}.0.1`).catch(() => null);
    }
    expect(await codeOf(signIn("headU@example.test", PASSWORD, "10.200.0.1"))).toBe("throttled");
    expect(await signIn("headU@example.test", PASSWORD, "192.0.2.41")).not.toBeNull();
  });

  test("of twenty guesses at the same moment five are looked at", async () => {
    const before = await refusedRows();
    await Promise.allSettled(
      Array.from({ length: 20 }, () => signIn("headB@example.test", "a guess", "192.0.2.77")),
    );
    expect((await refusedRows()) - before).toBeLessThanOrEqual(5);
  });

  test("nothing typed is kept as it was typed", async () => {
    await signIn("typed.into.the.wrong.field@example.test", "wrong");
    const [kept] =
      await database.owner`select count(*)::int as count from throttles where key like '%wrong.field%'`;
    expect(kept?.count).toBe(0);
  });

  const refusedRows = async () => {
    const [row] =
      await database.owner`select count(*)::int as count from audit_events where action = 'session.refused'`;
    return Number(row?.count);
  };
});

test("whoever has to wait leaves no new row behind", async () => {
  for (let each = 0; each < 30; each++) await signIn(`flood${each}@example.test`, "flood", "203.0.114.5");
  const rows = async () =>
    Number((await database.owner`select count(*)::int as count from throttles`)[0]?.count);
  const before = await rows();
  expect(await codeOf(signIn("flood31@example.test", "flood", "203.0.114.5"))).toBe("throttled");
  expect(await rows()).toBe(before);
});
