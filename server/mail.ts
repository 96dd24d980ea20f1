// Outgoing mail: plain text, one recipient a message, over SMTP_URL; without it into DATA_DIR/outbox.
import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";
import { settings } from "../env.ts";

export interface Mail {
  /** One bare address: no name, no list. */
  to: string;
  subject: string;
  text: string;
}

export type SendMail = (mail: Mail) => Promise<void>;

export interface MailSettings {
  smtpUrl?: string | undefined;
  mailFrom: string;
  dataDir: string;
}

/**
 * Why a message did not leave. `malformed`: not one address, or a header with a line break. `rejected`:
 * the mail server does not take this sender, recipient or message. `unreachable`: no server, no disk, or
 * a temporary failure; a later attempt may succeed.
 */
export type MailFault = "malformed" | "rejected" | "unreachable";

/** Expected and to be shown: the caller still has what it wanted to send. */
export class MailFailed extends Error {
  override name = "MailFailed";
  readonly fault: MailFault;

  constructor(fault: MailFault, options?: ErrorOptions) {
    super(`The message could not be sent (${fault}).`, options);
    this.fault = fault;
  }
}

let kept: SendMail | undefined;

/**
 * Sends one message as this installation is set up.
 * @throws MailFailed
 */
export const sendMail: SendMail = (mail) => {
  kept ??= mailer(settings());
  return kept(mail);
};

/** The way to send mail under the given settings; `sendMail` is this on the process's own. */
export function mailer({ smtpUrl, mailFrom, dataDir }: MailSettings): SendMail {
  const deliver =
    smtpUrl === undefined ? outbox(path.join(dataDir, "outbox"), mailFrom) : smtp(smtpUrl, mailFrom);
  return async (mail) => {
    if (!isOneAddress(mail.to) || /\p{Cc}/u.test(mail.subject)) throw new MailFailed("malformed");
    try {
      await deliver(mail);
    } catch (error) {
      throw new MailFailed(isPermanent(error) ? "rejected" : "unreachable", { cause: error });
    }
  };
}

/** RFC 5321 4.5.3.1.3 and the part of its addresses that is in use: no quotes, comments or literals. */
function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u.test(text);
}

function isPermanent(error: unknown): boolean {
  return error instanceof Error && "responseCode" in error && Number(error.responseCode) >= 500;
}

function message({ to, subject, text }: Mail, from: string) {
  return {
    from,
    to: { name: "", address: to },
    subject,
    text,
    // RFC 3834: an absent reader's mailbox does not answer to this.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false as const,
  };
}

function smtp(smtpUrl: string, from: string): SendMail {
  const url = new URL(smtpUrl);
  const loopback = /^(localhost|127\.[0-9.]+|\[::1\])$/.test(url.hostname);
  const defaults = {
    connectionTimeout: "5000",
    greetingTimeout: "5000",
    socketTimeout: "10000",
    // A password never crosses a network in the clear.
    requireTLS: String(url.username !== "" && !loopback),
  };
  for (const [name, value] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  const transport = nodemailer.createTransport(url.href);
  return async (mail) => {
    await transport.sendMail(message(mail, from));
  };
}

function outbox(folder: string, from: string): SendMail {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return async (mail) => {
    const { message: bytes } = await transport.sendMail(message(mail, from));
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const time = new Date().toISOString().replaceAll(/[:.]/g, "-");
    const file = path.join(folder, `${time}-${randomBytes(4).toString("hex")}.eml`);
    // Renamed when complete: whoever reads the folder never meets half a message.
    await fs.writeFile(`${file}.part`, bytes, { mode: 0o600, flag: "wx" });
    await fs.rename(`${file}.part`, file);
  };
}
