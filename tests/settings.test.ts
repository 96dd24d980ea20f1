import { describe, expect, it } from "vitest";
import { CannotStart, readSettings } from "../env.ts";

const SECRET = "thirty-two characters and more of it";
const DATABASE = "postgres://owner:pass@db.example:5432/register";

describe("settings left out", () => {
  it("give a register on this machine alone", () => {
    const { port, host, baseUrl, baseUrlGiven, databaseUrl, trustProxy } = readSettings({});
    expect({ port, host, baseUrl, baseUrlGiven, databaseUrl, trustProxy }).toEqual({
      port: 3000,
      host: "127.0.0.1",
      baseUrl: "http://localhost:3000",
      baseUrlGiven: false,
      databaseUrl: undefined,
      trustProxy: false,
    });
  });

  it("count as left out when they are empty", () => {
    expect(readSettings({ PORT: "", BASE_URL: " ", DATABASE_URL: "" }).port).toBe(3000);
  });
});

describe("a wrong setting names itself and how to mend it", () => {
  it.each([
    ["PORT", "abc", /whole number from 1 to 65535/],
    ["PORT", "0", /whole number/],
    ["PORT", "65536", /whole number/],
    ["HOST", "two words", /address or name/],
    ["BASE_URL", "register.example.org", /origin/],
    ["BASE_URL", "https://register.example.org/path", /no path/],
    ["BASE_URL", "https://user@register.example.org", /origin/],
    ["DATABASE_URL", "mysql://x/y", /postgres:\/\//],
    ["AUTH_SECRET", "short", /32 random characters/],
    ["SMTP_URL", "http://mail.example", /smtp:\/\//],
    ["MAIL_FROM", "nobody", /e-mail address/],
    ["LOG_LEVEL", "loud", /debug, info, warn, error/],
    ["TRUST_PROXY", "yes", /give 1/],
  ])("%s=%s", (name, value, remedy) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(CannotStart);
    expect(read).toThrow(new RegExp(`${name} is`));
    expect(read).toThrow(remedy);
  });

  it("never repeats a secret", () => {
    expect(() => readSettings({ AUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
    expect(() => readSettings({ DATABASE_URL: "mysql://u:hunter2@h/d" })).not.toThrow(/hunter2/);
  });
});

describe("settings that go together", () => {
  it("DATABASE_URL wants AUTH_SECRET", () => {
    expect(() => readSettings({ DATABASE_URL: DATABASE })).toThrow(/AUTH_SECRET is missing/);
    expect(readSettings({ DATABASE_URL: DATABASE, AUTH_SECRET: SECRET }).databaseUrl).toBe(DATABASE);
  });

  it("the three OIDC settings are all or none", () => {
    expect(() => readSettings({ OIDC_ISSUER: "https://id.example" })).toThrow(
      /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET is missing/,
    );
  });
});
