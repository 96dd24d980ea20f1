// `npm run account -- create|list|disable|reset-second-factor`: accounts from the command line, for
// the first administrator and for emergencies. Beside a running server or on a stopped one.
import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { AccountRefused, createAccount, disableAccount, listAccounts } from "../db/accounts.ts";
import { MEMBER_ROLES } from "../domain/vocabulary.ts";
import { CannotStart, settings } from "../env.ts";
import { withOwnerLogin } from "./owner-login.ts";
import { endWith } from "./steps.ts";

const USAGE = `Give one of:
  npm run account -- create --email E --name N --role ${MEMBER_ROLES.join("|")} [--delegation XX] [--password-stdin]
  npm run account -- list
  npm run account -- disable --email E [--reason TEXT]
  npm run account -- reset-second-factor --email E`;

type Options = ReturnType<typeof readOptions>;

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        email: { type: "string" },
        name: { type: "string" },
        role: { type: "string" },
        delegation: { type: "string" },
        reason: { type: "string", default: "disabled from the command line" },
        "password-stdin": { type: "boolean", default: false },
      },
    });
    return { ...values, verb: positionals.length === 1 ? positionals[0] : undefined };
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function needed(options: Options, name: "email" | "name" | "role"): string {
  const value = options[name];
  if (!value) throw new CannotStart(`--${name} is missing.\n${USAGE}`);
  return value;
}

async function create(sql: postgres.Sql, options: Options): Promise<void> {
  const role = MEMBER_ROLES.find((known) => known === needed(options, "role"));
  if (!role) throw new CannotStart(`--role must be one of ${MEMBER_ROLES.join(", ")}.`);
  const given = options["password-stdin"] ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;
  const password = given ?? randomBytes(15).toString("base64url");
  const email = needed(options, "email");
  const name = needed(options, "name");
  await createAccount(sql, {
    email,
    name,
    role,
    delegation: options.delegation ?? null,
    password,
    by: "command",
  });
  console.log(
    `Account made: ${email}, ${role}${options.delegation ? ` of ${options.delegation.toUpperCase()}` : ""}.`,
  );
  if (given === undefined) console.log(`Its password, shown this once: ${password}`);
}

async function list(sql: postgres.Sql): Promise<void> {
  for (const { email, name, role, delegation, disabledAt, lastSeenAt } of await listAccounts(sql)) {
    const state = disabledAt ? `disabled ${disabledAt.toISOString()}` : "enabled";
    const seen = lastSeenAt ? `last seen ${lastSeenAt.toISOString()}` : "never signed in";
    console.log([email, name, role ?? "no role", delegation ?? "–", state, seen].join("\t"));
  }
}

async function run(sql: postgres.Sql, options: Options): Promise<void> {
  switch (options.verb) {
    case "create":
      return create(sql, options);
    case "list":
      return list(sql);
    case "disable": {
      const changed = await disableAccount(sql, needed(options, "email"), options.reason);
      console.log(
        changed ? "Account disabled; its sessions have ended." : "The account was disabled already.",
      );
      return;
    }
    default:
      throw new CannotStart("No account of this register has a second factor: there is none to reset.");
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  const verbs = ["create", "list", "disable", "reset-second-factor"];
  if (!options.verb || !verbs.includes(options.verb)) throw new CannotStart(USAGE);
  if (options.verb !== "list") needed(options, "email");
  await withOwnerLogin(settings(), async (ownerUrl) => {
    const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
    try {
      await run(sql, options);
    } catch (error) {
      throw error instanceof AccountRefused ? new CannotStart(error.message) : error;
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}

main().catch(endWith);
