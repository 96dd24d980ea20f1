// Signing in, out and losing access, by HTTP and in a browser; invitations by mail.
import { createHash, randomBytes } from "node:crypto";
import { hashPassword } from "../db/password-hash.ts";
import { startMailServer, type TestMailServer } from "../tests/smtp.ts";
import { id, makeWorld } from "../tests/world.ts";
import { type Member, makeMember, openSession, PASSWORD } from "./delegation.ts";
import { readEntryPoints } from "./entry-points.ts";
import { type Answer, as, ask, FORM, SESSION_COOKIE } from "./http.ts";
import { becomeSignedIn, expect, signIn, test } from "./register.ts";
import { callAction, outcomeOf } from "./server-action.ts";
import { startRegister, type TestRegister } from "./servers.ts";

// In one process and in order: the tests share a register, its administrators and its mail server.
test.describe.configure({ mode: "default" });

let mail: TestMailServer;
let register: TestRegister;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  mail = await startMailServer();
  register = await startRegister(
    async ({ owner }) => {
      await makeWorld(owner);
      await owner`update account_passwords set hash = ${await hashPassword(PASSWORD)}`;
    },
    { settings: { SMTP_URL: mail.url, MAIL_FROM: "register@example.test" } },
  );
});
test.afterAll(async () => {
  await register?.stop();
  await mail?.stop();
});

/** The form's two tokens, as a browser gets them with the page. */
async function formTokens(): Promise<{ csrfToken: string; cookie: string }> {
  const { headers, body } = await ask(`${register.url}/en/sign-in`);
  const cookie = String(headers["set-cookie"]).match(/surety\.csrf=[^;]+/)?.[0] ?? "";
  return { csrfToken: body.match(/name="csrfToken" value="([0-9a-f]+)"/)?.[1] ?? "", cookie };
}

async function post(email: string, password: string, more: Record<string, string> = {}): Promise<Answer> {
  const { csrfToken, cookie } = await formTokens();
  const body = new URLSearchParams({ csrfToken, email, password, ...more }).toString();
  const headers = { "content-type": FORM, origin: register.url, cookie };
  return ask(`${register.url}/api/auth/callback/credentials`, { method: "POST", headers, body });
}

/** The session's token in an answer, or null. */
const tokenIn = ({ headers }: Answer): string | null =>
  String(headers["set-cookie"]).match(new RegExp(`${SESSION_COOKIE}=([^;,]+)`))?.[1] ?? null;

const isSignedIn = async (token: string): Promise<boolean> =>
  (await ask(`${register.url}/en/account/sessions`, { headers: as(token) })).status === 200;

async function call(name: string, token: string | null, fields: Record<string, string>): Promise<string> {
  const entry = readEntryPoints().actions.find((each) => each.name === name);
  if (!entry) throw new Error(`The build has no action ${name}.`);
  const page = entry.page.replace("[token]", "A".repeat(43)).replace("[id]", id("headA"));
  const address = page.replace("[locale]", "en").replaceAll(/\/\([a-z]+\)/g, "");
  return outcomeOf(await callAction({ url: register.url, page: address, action: entry.id, fields, token }));
}

test("the truth table: who gets a session, and that every 'no' is the same 'no'", async () => {
  const sql = register.database.owner;
  const open = await makeMember(sql, "secretariat", null);
  const disabled = await makeMember(sql, "secretariat", null);
  await sql`update accounts set disabled_at = now(), disabled_reason = 'left' where id = ${disabled.id}`;
  const unassigned = await makeMember(sql, "secretariat", null);
  await sql`update memberships set ended_at = now() where account_id = ${unassigned.id}`;
  const refused: [string, string, string][] = [
    ["unknown", "nobody@example.test", PASSWORD],
    ["wrong password", open.email, "not the password of anybody"],
    ["disabled", disabled.email, PASSWORD],
    ["in no capacity", unassigned.email, PASSWORD],
    ["empty", open.email, ""],
  ];
  for (const [name, email, password] of refused) {
    const answer = await post(email, password);
    expect.soft(answer.status, name).toBe(303);
    expect.soft(answer.headers.location, name).toBe("/en/sign-in");
    expect.soft(tokenIn(answer), name).toBeNull();
    expect.soft(answer.body, name).toBe("");
  }
  // As people type their address, and as they mean their password.
  for (const [email, password] of [
    [open.email, PASSWORD],
    [` ${open.email.toUpperCase()} `, PASSWORD],
  ] as const) {
    const answer = await post(email, password);
    expect(answer.status).toBe(303);
    const token = tokenIn(answer) ?? "";
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const cookie = answer.headers["set-cookie"]?.find((each) => each.startsWith(SESSION_COOKIE));
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(await isSignedIn(token)).toBe(true);
  }
});

test("without the form's own token nobody is signed in, and a page elsewhere cannot sign anybody in", async () => {
  const member = await makeMember(register.database.owner, "secretariat", null);
  const body = new URLSearchParams({ email: member.email, password: PASSWORD, csrfToken: "0".repeat(64) });
  const { cookie } = await formTokens();
  const send = (headers: Record<string, string>) =>
    ask(`${register.url}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { "content-type": FORM, ...headers },
      body: body.toString(),
    });
  expect(tokenIn(await send({ origin: register.url, cookie }))).toBeNull();
  expect(tokenIn(await send({ origin: register.url }))).toBeNull();
  expect((await send({ origin: "https://evil.example", cookie })).status).toBe(403);
  expect((await send({ origin: "null", cookie })).status).toBe(403);
});

test("after signing in one lands on a page of this site and nowhere else", async () => {
  const member = await makeMember(register.database.owner, "secretariat", null);
  const foreign = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "https:evil.example",
    "/%2f%2fevil.example",
    "/en/../..//evil.example",
    "javascript:alert(1)",
    "/en\t//evil.example",
    `${register.url}.evil.example/en`,
  ];
  for (const callbackUrl of foreign) {
    const { headers } = await post(member.email, PASSWORD, { callbackUrl });
    const to = new URL(headers.location ?? "", register.url);
    expect.soft(to.origin, callbackUrl).toBe(register.url);
    expect.soft(to.pathname, callbackUrl).not.toContain("evil");
  }
  const { headers } = await post(member.email, PASSWORD, { callbackUrl: "/uk/account/sessions" });
  expect(headers.location).toBe("/uk/account/sessions");
});

test("in a browser: refused with the address kept, then on to the page that was asked for", async ({
  page,
}) => {
  const member = await makeMember(register.database.owner, "secretariat", null);
  await page.goto(`${register.url}/en/account/sessions`);
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  await expect(page.getByText("This system is not for classified information").first()).toBeVisible();
  await page.getByLabel("Email").fill(member.email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not match an account")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(member.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  expect(page.url()).not.toContain(encodeURIComponent(member.email));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${register.url}/en/account/sessions`);
  // Scripts of the page have no way to the session.
  expect(await page.evaluate(() => document.cookie)).not.toContain("surety.session");
  expect(
    JSON.stringify(await page.evaluate(async () => (await fetch("/api/auth/session")).json())),
  ).not.toMatch(/[A-Za-z0-9_-]{43}/);
});

test("guessing is slowed down, and says for how long", async () => {
  const member = await makeMember(register.database.owner, "secretariat", null);
  for (let attempt = 0; attempt < 5; attempt += 1) await post(member.email, `guess number ${attempt}`);
  const answer = await post(member.email, PASSWORD, { json: "true" });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(tokenIn(answer)).toBeNull();
  // Another account from the same network still gets in.
  const other = await makeMember(register.database.owner, "secretariat", null);
  expect(tokenIn(await post(other.email, PASSWORD))).not.toBeNull();
});

test("signing out ends this session, and everywhere ends them all", async ({ page }) => {
  const sql = register.database.owner;
  const member = await makeMember(sql, "secretariat", null);
  const elsewhere = await openSession(sql, member);
  await signIn(page, register.url, member);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === SESSION_COOKIE);
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect(page).toHaveURL(`${register.url}/en`);
  expect(await isSignedIn(cookie?.value ?? "")).toBe(false);
  expect(await isSignedIn(elsewhere)).toBe(true);
  await signIn(page, register.url, member);
  await page.goto(`${register.url}/en/account/sessions`);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/en\/sign-in/);
  expect(await isSignedIn(elsewhere)).toBe(false);
});

test("an account that is disabled is out at its next request", async ({ browser }) => {
  const sql = register.database.owner;
  const member = await makeMember(sql, "drafter", "XA");
  const token = await openSession(sql, member);
  expect(await isSignedIn(token)).toBe(true);
  const page = await (await browser.newContext()).newPage();
  await becomeSignedIn(page.context(), { url: register.url, sql }, await administrator());
  await page.goto(`${register.url}/en/admin/accounts/${member.id}`);
  await page.getByLabel("Reason").fill("Left the ministry.");
  await page.getByRole("button", { name: "Disable the account" }).click();
  await expect(page.getByRole("button", { name: "Enable the account" })).toBeVisible();
  expect(await isSignedIn(token)).toBe(false);
  expect(tokenIn(await post(member.email, PASSWORD))).toBeNull();
  await page.getByRole("button", { name: "Enable the account" }).click();
  await expect(page.getByRole("button", { name: "Disable the account" })).toBeVisible();
  // Enabled, and still not signed in by the old session.
  expect(await isSignedIn(token)).toBe(false);
  expect(tokenIn(await post(member.email, PASSWORD))).not.toBeNull();
});

let admin: Member | undefined;
async function administrator(): Promise<Member> {
  admin ??= await makeMember(register.database.owner, "admin", null, "Ada Ministrator");
  return admin;
}

test("an invitation arrives by mail, bears being looked at, and works once", async ({ browser, page }) => {
  const sql = register.database.owner;
  const before = mail.received.length;
  await becomeSignedIn(page.context(), { url: register.url, sql }, await administrator());
  await page.goto(`${register.url}/en/admin/accounts/invite`);
  await page.getByLabel("Email").fill("new.drafter@example.test");
  await page.getByLabel("Name", { exact: true }).fill("Nora Newcomer");
  await page.getByLabel("Role", { exact: true }).selectOption("drafter");
  await page.getByLabel("Delegation", { exact: true }).selectOption("XA");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("The invitation was mailed.")).toBeVisible();
  expect(mail.received.slice(before).map(({ to }) => to)).toEqual([["new.drafter@example.test"]]);
  const text = (mail.received.at(-1)?.source ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const link = text.match(/http:\/\/\S+\/account\/invitation\/[A-Za-z0-9_-]{43}/)?.[0] ?? "";
  const token = link.slice(-43);

  // Scanners of mail open every link, many times.
  const looks = await Promise.all(Array.from({ length: 50 }, () => ask(link)));
  expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]));
  // The address holds the token: no other site learns it.
  expect(looks[0]?.headers["referrer-policy"]).toBe("same-origin");

  const invited = await (await browser.newContext()).newPage();
  await invited.goto(link);
  await expect(invited.getByRole("main")).toContainText("Ada Ministrator");
  await invited.getByLabel("New password").fill("too short");
  await invited.getByRole("button", { name: "Open the account" }).click();
  await expect(invited.getByText("Use 15 characters or more").first()).toBeVisible();
  await invited.getByLabel("New password").fill("a boat with seven green sails");
  await invited.getByRole("button", { name: "Open the account" }).click();
  await expect(invited.getByText("Your account is ready")).toBeVisible();
  await invited.getByLabel("Password", { exact: true }).fill("a boat with seven green sails");
  await invited.getByRole("button", { name: "Sign in" }).click();
  await expect(invited).toHaveURL(`${register.url}/en/desk`);

  const fields = { locale: "en", token, name: "Somebody else", password: "another long password" };
  expect(await call("features/session/actions.ts#accept", null, fields)).toBe("not_found");
  await invited.goto(link);
  await expect(invited.getByRole("heading", { name: "This invitation cannot be used" })).toBeVisible();
  const [count] = await sql`select count(*)::int as n from accounts where email = 'new.drafter@example.test'`;
  expect(count?.n).toBe(1);
});

test("two people who use one invitation at the same time make one account; an expired one makes none", async () => {
  const sql = register.database.owner;
  const make = async (email: string, until: string): Promise<string> => {
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest();
    await sql`insert into invitations (token_hash, email, name, role, invited_by, created_at, expires_at)
      values (${hash}, ${email}, 'Invited', 'secretariat', ${id("admin")}, now() - interval '2 days', now() + ${until}::interval)`;
    return token;
  };
  const accept = (token: string) =>
    call("features/session/actions.ts#accept", null, {
      locale: "en",
      token,
      name: "Invited",
      password: "a boat with seven green sails",
    });
  const token = await make("race@example.test", "1 hour");
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
  expect(outcomes.toSorted()).toEqual(["done", ...Array<string>(7).fill("not_found")]);
  expect(await accept(await make("late@example.test", "-1 minute"))).toBe("not_found");
  const rows =
    await sql`select email from accounts where email in ('race@example.test', 'late@example.test')`;
  expect([...rows]).toEqual([{ email: "race@example.test" }]);
});

test("the last administrator stays, and nobody cuts their own access", async () => {
  const sql = register.database.owner;
  const last = await administrator();
  const token = await openSession(sql, last);
  const others = await sql<{ id: string }[]>`
    select a.id from accounts a join memberships m on m.account_id = a.id and m.ended_at is null
    where m.role = 'admin' and a.disabled_at is null and a.id <> ${last.id}`;
  expect(others.length).toBeGreaterThan(0);
  const disableSelf = () =>
    call("features/accounts/actions.ts#disable", token, { locale: "en", account: last.id, reason: "Left." });
  expect(await disableSelf()).toBe("forbidden");
  for (const other of others) {
    const fields = { locale: "en", account: other.id, reason: "Left." };
    expect(await call("features/accounts/actions.ts#disable", token, fields)).toBe("done");
  }
  expect(await disableSelf()).toBe("last_administrator");
  // Not even the owner of the database can leave it without one.
  const byOwner = sql`update accounts set disabled_at = now(), disabled_reason = 'x' where id = ${last.id}`;
  await expect(byOwner).rejects.toMatchObject({ code: "SU001" });
  expect(await isSignedIn(token)).toBe(true);
});
