import { createHash } from "node:crypto";
import http from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../db/embedded.ts";
import { cleanHeaders, ownNames, turnAway } from "../server/front-door.ts";
import { listen } from "../server/listen.ts";

const own = ownNames({
  baseUrl: "https://register.example",
  baseUrlGiven: true,
  port: 3000,
  trustProxy: false,
});
const local = ownNames({
  baseUrl: "http://localhost:3000",
  baseUrlGiven: false,
  port: 3000,
  trustProxy: false,
});
const behindProxy = { ...own, trustProxy: true };

const status = (method: string, url: string, headers: http.IncomingHttpHeaders = {}, names = own) =>
  turnAway({ method, url, headers }, names)?.status;

describe("a write must come from a page of ours", () => {
  it.each([
    ["own origin", "https://register.example", undefined],
    ["no origin", undefined, 403],
    ["null origin", "null", 403],
    ["foreign origin", "https://evil.example", 403],
    ["own name, other scheme", "http://register.example", 403],
    ["own name as a prefix", "https://register.example.evil.example", 403],
    ["loopback, although BASE_URL is given", "http://localhost:3000", 403],
  ])("%s", (_name, origin, expected) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(status(method, "/en/desk", origin === undefined ? {} : { origin })).toBe(expected);
    }
  });

  it("reads need no origin, and a foreign page may read", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect(status(method, "/api/v1/timeline")).toBeUndefined();
      expect(status(method, "/api/v1/timeline", { origin: "https://evil.example" })).toBeUndefined();
    }
  });

  it("sign-in has a token of its own, but a foreign or null origin is refused there too", () => {
    expect(status("POST", "/api/auth/callback/credentials")).toBeUndefined();
    expect(status("POST", "/api/auth/callback/credentials", { origin: "null" })).toBe(403);
    expect(status("POST", "/api/auth/callback/credentials", { origin: "https://evil.example" })).toBe(403);
  });

  it("without BASE_URL each loopback name of the port is ours", () => {
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      expect(status("POST", "/en/desk", { origin: `http://${host}:3000` }, local)).toBeUndefined();
      expect(status("POST", "/en/desk", { origin: `http://${host}:3001` }, local)).toBe(403);
    }
  });
});

describe("requests that end at the door", () => {
  it.each([
    ["GET", "/_next/image?url=%2Fx&w=64&q=75", {}, 404],
    ["GET", `/en?q=${"a".repeat(8200)}`, {}, 414],
    ["GET", "http://evil.example/", {}, 400],
    ["POST", "/en/desk", { origin: "https://register.example", "content-length": "2000000" }, 413],
  ])("%s %.30s", (method, url, headers, expected) => {
    expect(status(method, url, headers)).toBe(expected);
  });
});

describe("headers", () => {
  it("by which the framework talks to itself are dropped", () => {
    const names = [
      "x-middleware-subrequest",
      "x-middleware-rewrite",
      "x-invoke-path",
      "x-nextjs-data",
      "x-matched-path",
      "x-now-route-matches",
      "next-resume",
      "content-security-policy",
      "x-nonce",
      "x-real-ip",
      "forwarded",
    ];
    const clean = cleanHeaders(Object.fromEntries(names.map((name) => [name, "x"])), "192.0.2.1", own);
    expect(names.filter((name) => name in clean)).toEqual([]);
  });

  it("that the client needs are kept", () => {
    const kept = { rsc: "1", "next-action": "abc", cookie: "a=b", "accept-language": "uk" };
    expect(cleanHeaders(kept, "192.0.2.1", own)).toMatchObject(kept);
  });

  it("name the caller by the socket, whatever the client says", () => {
    const said = {
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-host": "evil.example",
      host: "evil.example",
    };
    expect(cleanHeaders(said, "::ffff:192.0.2.1", own)).toMatchObject({
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-host": "register.example",
      "x-forwarded-proto": "https",
      host: "register.example",
    });
  });

  it("name the caller by our proxy's own entry, the last, with TRUST_PROXY", () => {
    const said = { "x-forwarded-for": "203.0.113.9, 198.51.100.7" };
    expect(cleanHeaders(said, "127.0.0.1", behindProxy)["x-forwarded-for"]).toBe("198.51.100.7");
  });
});

describe("the server", () => {
  let port: number;
  let stop: () => Promise<void>;
  let letGo: () => void = () => {};
  beforeAll(async () => {
    port = await freePort();
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    stop = await listen({
      host: "127.0.0.1",
      port,
      own: ownNames({ baseUrl: `http://localhost:${port}`, baseUrlGiven: false, port, trustProxy: false }),
      handle: async (request, response) => {
        if (request.url === "/defect") throw new Error("defect");
        if (request.url === "/held") await held;
        if (request.url?.startsWith("/failed")) {
          response.statusCode = 500;
          response.setHeader("content-type", "text/html; charset=utf-8");
          response.setHeader("etag", '"framework"');
          response.setHeader("content-security-policy", "script-src 'self'");
          if (request.url === "/failed/in-parts") response.write("<html id=__next_error__>");
        }
        response.end(request.url);
      },
      onError: () => {},
    });
  });
  afterAll(() => stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });

  it("answers an upgrade as the plain request that it also is", async () => {
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { connection: "upgrade", upgrade: "websocket" };
      http.get({ port, host: "127.0.0.1", path: "/up", headers }, resolve).on("error", reject);
    });
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });

  it("answers headers that are too large with 431", async () => {
    expect((await get("/", { "x-large": "a".repeat(20_000) })).status).toBe(431);
  });

  it("answers what the framework failed on with 500, as problem details without a stack", async () => {
    const answer = await get("/defect");
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.text()).not.toContain("front-door");
  });

  it.each(["/failed", "/failed/in-parts"])("says a failed page whole, without a script: %s", async (path) => {
    const answer = await get(path);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toMatch(/could not be shown[\s\S]*Не вдалося[\s\S]*<code>[0-9a-f-]{36}<\/code>/);
    expect(text).not.toMatch(/__next_error__|<script|failed\/in-parts/);
    expect(Number(answer.headers.get("content-length"))).toBe(Buffer.byteLength(text));
    expect(answer.headers.get("etag")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const style = createHash("sha256").update(/<style>(.*)<\/style>/.exec(text)?.[1] ?? "");
    expect(answer.headers.get("content-security-policy")).toContain(style.digest("base64"));
  });

  it("lets a request that is under way finish when it ends", async () => {
    const underWay = get("/held");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ended = stop();
    letGo();
    expect(await (await underWay).text()).toBe("/held");
    await ended;
    await expect(get("/")).rejects.toThrow();
  });
});
