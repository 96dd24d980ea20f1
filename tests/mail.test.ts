import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailer } from "../server/mail.ts";
import { startMailServer, type TestMailServer } from "./smtp.ts";

const MAIL = { to: "delegate@xa.example", subject: "Запрошення", text: "One line.\nПосилання.\n" };
const mailFrom = "Surety <no-reply@localhost>";
let dataDir: string;
let server: TestMailServer;

beforeAll(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "surety-mail-"));
  server = await startMailServer({ refuse: "nobody@xa.example", postpone: "full@xa.example" });
});

afterAll(async () => {
  await server.stop();
  fs.rmSync(dataDir, { recursive: true });
});

function decoded(source: string): { head: string; text: string } {
  const [head = "", ...body] = source.split("\r\n\r\n");
  return { head, text: Buffer.from(body.join("\r\n\r\n"), "base64").toString("utf8") };
}

describe("With SMTP_URL, mail", () => {
  it("reaches the one recipient whole, from MAIL_FROM", async () => {
    await mailer({ smtpUrl: server.url, mailFrom, dataDir })(MAIL);
    const [mail] = server.received.splice(0);
    expect(mail).toMatchObject({ from: "no-reply@localhost", to: [MAIL.to] });
    const { head, text } = decoded(mail?.source ?? "");
    expect(head).toContain("From: Surety <no-reply@localhost>");
    expect(head).toContain(`Subject: =?UTF-8?B?${Buffer.from(MAIL.subject).toString("base64")}?=`);
    expect(text.replaceAll("\r\n", "\n")).toBe(MAIL.text);
    expect(head).not.toMatch(/nodemailer|X-Mailer/i);
  });

  it.each([
    ["two recipients", { to: "a@xa.example, b@xa.example" }],
    ["a recipient with a name", { to: "A <a@xa.example>" }],
    ["a recipient with a line break", { to: "a@xa.example\r\nBcc: b@xa.example" }],
    ["a subject with a line break", { subject: "Hello\r\nBcc: b@xa.example" }],
    ["a subject with a lone line feed", { subject: "Hello\nBcc: b@xa.example" }],
    ["a subject with a zero byte", { subject: "Hello\0" }],
  ])("is not sent for %s", async (_name, wrong) => {
    const sent = mailer({ smtpUrl: server.url, mailFrom, dataDir })({ ...MAIL, ...wrong });
    await expect(sent).rejects.toMatchObject({ name: "MailFailed", fault: "malformed" });
    expect(server.received).toEqual([]);
  });

  it.each([
    ["rejected", "nobody@xa.example"],
    ["unreachable", "full@xa.example"],
  ])("says '%s' when the server does not take %s", async (fault, to) => {
    const sent = mailer({ smtpUrl: server.url, mailFrom, dataDir })({ ...MAIL, to });
    await expect(sent).rejects.toMatchObject({ name: "MailFailed", fault });
  });

  it("says 'unreachable' when nobody listens, and writes no file instead", async () => {
    const gone = await startMailServer();
    await gone.stop();
    const sent = mailer({ smtpUrl: gone.url, mailFrom, dataDir })(MAIL);
    await expect(sent).rejects.toMatchObject({ name: "MailFailed", fault: "unreachable" });
    expect(fs.readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    // This machine, by a name that is not one of the loopback's.
    ["keeps its password from an unencrypted server elsewhere", "0.0.0.0", []],
    ["gives its password to a server on the same machine", "127.0.0.1", ["secret"]],
  ])("%s", async (_name, host, passwords) => {
    const url = new URL(server.url.replace("127.0.0.1", host));
    url.username = "register";
    url.password = "secret";
    await mailer({ smtpUrl: url.href, mailFrom, dataDir })(MAIL).catch(() => {});
    expect(server.passwords.splice(0)).toEqual(passwords);
    expect(server.received.splice(0)).toHaveLength(passwords.length);
  });
});

describe("Without SMTP_URL, mail", () => {
  it("becomes a file in the outbox that only its owner may read", async () => {
    await mailer({ mailFrom, dataDir })(MAIL);
    const folder = path.join(dataDir, "outbox");
    const [file = ""] = fs.readdirSync(folder);
    expect(file).toMatch(/\.eml$/);
    expect(fs.statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    const { head, text } = decoded(fs.readFileSync(path.join(folder, file), "utf8"));
    expect(head).toContain("To: delegate@xa.example");
    expect(text.replaceAll("\r\n", "\n")).toBe(MAIL.text);
  });

  it("says 'unreachable' when the folder cannot be written", async () => {
    const file = path.join(dataDir, "file");
    fs.writeFileSync(file, "");
    const sent = mailer({ mailFrom, dataDir: file })(MAIL);
    await expect(sent).rejects.toMatchObject({ name: "MailFailed", fault: "unreachable" });
  });
});
