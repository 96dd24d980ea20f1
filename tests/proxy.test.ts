import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { proxy } from "../proxy.ts";

beforeAll(() => {
  process.env.AUTH_SECRET = "for tests alone, and more than thirty-two characters long";
  process.env.BASE_URL = "http://localhost:3000";
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
const policyOf = (path: string) => ask(path).headers.get("content-security-policy") ?? "";

describe("the content policy", () => {
  test("lets scripts run by a nonce that is new for each answer, and nothing inline", () => {
    const [one, two] = [policyOf("/en"), policyOf("/en")];
    expect(one).not.toBe(two);
    expect(one).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
    expect(one).not.toContain("unsafe");
    for (const closed of ["object-src", "base-uri", "frame-ancestors"])
      expect(one).toContain(`${closed} 'none'`);
    expect(one).toContain("form-action 'self'");
  });

  test("is handed to the framework, whatever the client sent in its place", () => {
    const answer = ask("/en", { "content-security-policy": "script-src *", "x-surety-page": "/en/evil" });
    const handed = (name: string) => answer.headers.get(`x-middleware-request-${name}`);
    expect(handed("content-security-policy")).toBe(answer.headers.get("content-security-policy"));
    expect(handed("x-surety-page")).toBe("/en");
  });
});

describe("what may be kept by a shared cache", () => {
  test.each(["/en", "/uk/timeline?kind=meeting", "/en/commitments/XA-7K3Q"])(
    "%s, and it sets no cookie",
    (path) => {
      const { headers } = ask(path);
      expect(headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
      expect(headers.get("set-cookie")).toBeNull();
    },
  );

  test.each([
    "/en/desk",
    "/uk/desk/commitments/XA-7K3Q",
    "/en/admin/accounts",
    "/en/account/sessions",
    "/en/sign-in",
  ])("not %s", (path) => {
    expect(ask(path).headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("languages", () => {
  test.each([
    ["/", "uk-UA,uk;q=0.9", "/uk"],
    ["/?asOf=2026-01-01", "en", "/en?asOf=2026-01-01"],
    ["/", "", "/en"],
  ])("%s for %j goes to %s", (path, language, to) => {
    const answer = ask(path, { "accept-language": language });
    expect(answer.status).toBe(307);
    expect(new URL(answer.headers.get("location") ?? "").href).toBe(`http://localhost:3000${to}`);
    expect(answer.headers.get("vary")).toContain("Accept-Language");
  });

  test.each(["/wp-login.php", "/timeline", "/EN", "/de/timeline", "/en-GB"])(
    "%s is nobody's address",
    (path) => {
      const to = ask(path).headers.get("x-middleware-rewrite");
      expect(to).toBe("http://localhost:3000/en/no-such-page");
    },
  );
});

describe("a page in another format", () => {
  test.each(["/en/commitments.csv?stage=signed", "/uk/timeline.atom", "/en/desk/commitments/XA-7K3Q.json"])(
    "%s is led to the one route for them, which sets its own headers",
    (path) => {
      const { headers } = ask(path);
      expect(headers.get("x-middleware-rewrite")).toBe(`http://localhost:3000/api/copies${path}`);
      expect(headers.get("cache-control")).toBeNull();
      expect(headers.get("content-security-policy")).toBeNull();
    },
  );

  test.each(["/en/commitments/XA-7K3Q/diff/1..2", "/en/commitments", "/en/commitments.pdf"])(
    "%s is a page",
    (path) => {
      expect(ask(path).headers.get("x-middleware-rewrite")).toBeNull();
    },
  );
});

describe("the sign-in form's token", () => {
  const given = (answer: ReturnType<typeof ask>) => answer.cookies.get("surety.csrf")?.value ?? null;

  test("is given once and kept while it is ours", () => {
    const first = given(ask("/en/sign-in"));
    expect(first).toMatch(/^[0-9a-f]{64}\|[0-9a-f]{64}$/);
    const again = ask("/en/sign-in", { cookie: `surety.csrf=${encodeURIComponent(first ?? "")}` });
    expect(given(again)).toBeNull();
  });

  test.each(["", "|", "made-up|made-up", "0|"])("is given anew for %j", (value) => {
    const answer = ask("/en/sign-in", { cookie: `surety.csrf=${encodeURIComponent(value)}` });
    expect(given(answer)).not.toBeNull();
  });
});

test("an invitation's address is told to no other site", () => {
  expect(ask("/en/account/invitation/abc").headers.get("referrer-policy")).toBe("same-origin");
});
