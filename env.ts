// The one reader of process.env. Settings are those of the table in README.md; a wrong one names
// itself and says how to mend it, and the start stops.
import path from "node:path";
import { z } from "zod";

/** A reason not to start that the operator can mend; its message is the whole sentence shown. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  port: number;
  /** The address to listen on; loopback unless HOST says otherwise. */
  host: string;
  /** The origin that readers use, without a slash at the end. */
  baseUrl: string;
  /** False when BASE_URL was left out: then every loopback name of this port is an own origin. */
  baseUrlGiven: boolean;
  dataDir: string;
  databaseUrl?: string | undefined;
  authSecret?: string | undefined;
  smtpUrl?: string | undefined;
  mailFrom: string;
  oidc?: { issuer: string; clientId: string; clientSecret: string } | undefined;
  logLevel: LogLevel;
  /** True: one proxy of ours stands in front, and the last X-Forwarded-For entry is the reader. */
  trustProxy: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const webOrigin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.parse(value)?.pathname === "/" && !/[?#@]/.test(value));

/** Per setting: what it must be, and the words that mend it. */
const RULES = {
  PORT: [
    z
      .string()
      .regex(/^[0-9]{1,5}$/)
      .refine((value) => Number(value) >= 1 && Number(value) <= 65_535),
    "give a whole number from 1 to 65535, or leave it out for 3000",
  ],
  HOST: [
    z.string().regex(/^[A-Za-z0-9.:_-]+$/),
    "give an address or name of this machine, such as 127.0.0.1 or 0.0.0.0",
  ],
  BASE_URL: [
    webOrigin,
    "give the origin that readers use, such as https://register.example.org, with no path",
  ],
  DATA_DIR: [z.string().refine((value) => !value.includes("\0")), "give a folder"],
  DATABASE_URL: [postgresUrl, "give postgres://user:password@host:5432/database, or leave it out"],
  AUTH_SECRET: [
    z.string().min(32),
    "give at least 32 random characters, such as `openssl rand -base64 33` prints",
  ],
  SMTP_URL: [
    z.url({ protocol: /^smtps?$/ }),
    "give smtp://user:password@host:587 or smtps://…, or leave it out",
  ],
  MAIL_FROM: [
    z.string().regex(/^[^\s@<>]+@[^\s@<>]+$|^[^<>@]*<[^\s@<>]+@[^\s@<>]+>$/),
    "give an e-mail address",
  ],
  OIDC_ISSUER: [z.url({ protocol: /^https?$/ }), "give the issuer's https address"],
  OIDC_CLIENT_ID: [z.string(), "give the client's name at the issuer"],
  OIDC_CLIENT_SECRET: [z.string(), "give the client's secret"],
  LOG_LEVEL: [z.enum(LOG_LEVELS), `give one of ${LOG_LEVELS.join(", ")}`],
  TRUST_PROXY: [z.enum(["0", "1"]), "give 1 behind one proxy of your own, else leave it out"],
} as const satisfies Record<string, readonly [z.ZodType<string>, string]>;

type Name = keyof typeof RULES;
const SECRETS: ReadonlySet<Name> = new Set(["AUTH_SECRET", "DATABASE_URL", "SMTP_URL", "OIDC_CLIENT_SECRET"]);

/**
 * The settings in an environment; an empty value counts as none.
 * @throws CannotStart with one line per wrong setting.
 */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const values: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(RULES) as Name[]) {
    const value = environment[name]?.trim();
    if (!value) continue;
    const [schema, remedy] = RULES[name];
    if (schema.safeParse(value).success) values[name] = value;
    else
      faults.push(
        `${name} is ${SECRETS.has(name) ? "not as it must be" : JSON.stringify(value)}: ${remedy}.`,
      );
  }
  faults.push(...faultsBetween(environment));
  if (faults.length > 0) throw new CannotStart(faults.join("\n"));
  const port = Number(values.PORT ?? 3000);
  const baseUrl = new URL(values.BASE_URL ?? `http://localhost:${port}`);
  return {
    port,
    host: values.HOST ?? "127.0.0.1",
    baseUrl: baseUrl.origin,
    baseUrlGiven: values.BASE_URL !== undefined,
    dataDir: path.resolve(/* turbopackIgnore: true */ values.DATA_DIR ?? ".data"),
    databaseUrl: values.DATABASE_URL,
    authSecret: values.AUTH_SECRET,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `surety@${baseUrl.hostname}`,
    oidc: readOidc(values),
    logLevel: LOG_LEVELS.find((level) => level === values.LOG_LEVEL) ?? "info",
    trustProxy: values.TRUST_PROXY === "1",
  };
}

function readOidc(values: Partial<Record<Name, string>>): Settings["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

function faultsBetween(environment: Environment): string[] {
  const faults: string[] = [];
  if (environment.DATABASE_URL?.trim() && !environment.AUTH_SECRET?.trim()) {
    faults.push(`AUTH_SECRET is missing: with DATABASE_URL it must be set; ${RULES.AUTH_SECRET[1]}.`);
  }
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const missing = oidc.filter((name) => !environment[name]?.trim());
  if (missing.length > 0 && missing.length < oidc.length) {
    faults.push(
      `${missing.join(" and ")} is missing: the three OIDC_ settings go together; set all or none.`,
    );
  }
  return faults;
}

let known: Settings | undefined;

/** The settings of this process, read once at first use. */
export function settings(): Settings {
  known ??= readSettings(process.env);
  return known;
}

/** How much is logged. Never fails: whoever logs a defect must not meet another. */
export const logLevel = (): LogLevel => LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? "info";

/** What the start prepares and the web process needs. */
export interface Prepared {
  publicUrl: string;
  memberUrl: string;
  authUrl: string;
  authSecret: string;
}

/**
 * Hands the prepared logins to this process before the web framework loads. The owner's login
 * (DATABASE_URL) is taken away, so that it can serve no request.
 */
export function handOver(current: Settings, prepared: Prepared, mode: "production" | "development"): void {
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    SURETY_PUBLIC_URL: prepared.publicUrl,
    SURETY_MEMBER_URL: prepared.memberUrl,
    SURETY_AUTH_URL: prepared.authUrl,
    AUTH_SECRET: prepared.authSecret,
    NEXTAUTH_SECRET: prepared.authSecret,
    NEXTAUTH_URL: current.baseUrl,
    BASE_URL: current.baseUrl,
    DATA_DIR: current.dataDir,
  });
  // The framework asks itself after an action that redirects; it must not go out to do so.
  const inside = ["0.0.0.0", "::"].includes(current.host) ? "127.0.0.1" : current.host;
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${inside.includes(":") ? `[${inside}]` : inside}:${current.port}`;
  // The front door sets X-Forwarded-Host from a closed list of own names, so next-auth may follow it.
  if (mode === "production") process.env.AUTH_TRUST_HOST = "1";
  dropOwnerLogin();
}

/** Takes the owner's login out of this process (again, after a framework has read its .env files). */
export function dropOwnerLogin(): void {
  delete process.env.DATABASE_URL;
  known = undefined;
}

/** The environment for a child: this one, with changes; an `undefined` takes a variable away. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  const merged: Record<string, string | undefined> = { ...process.env, ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  ) as NodeJS.ProcessEnv;
}

/**
 * The three logins that serve requests (public rows, members' rows, credentials).
 * @throws CannotStart when this process was not started by `npm start` or its like.
 */
export function poolUrls(): { public: string; member: string; auth: string } {
  const {
    SURETY_PUBLIC_URL: publicUrl,
    SURETY_MEMBER_URL: memberUrl,
    SURETY_AUTH_URL: authUrl,
  } = process.env;
  if (!publicUrl || !memberUrl || !authUrl) {
    throw new CannotStart(
      "The database logins are not prepared: start Surety with `npm start` or `npm run dev`.",
    );
  }
  return { public: publicUrl, member: memberUrl, auth: authUrl };
}
