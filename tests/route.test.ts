import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { Refusal } from "../domain/refusal.ts";
import { whileAnswering } from "../server/absence.ts";
import { asOf, cursor, day, limit, oneOf, searchText } from "../server/parameters.ts";
import { nothingHere, publicGet } from "../server/route.ts";

const operation = {
  id: "test",
  path: "/api/v1/test/{name}",
  summary: "For tests",
  params: z.object({ name: z.string().regex(/^[A-Z]+$/) }),
  query: z.strictObject({
    asOf: asOf.optional(),
    limit,
    cursor: cursor.optional(),
    from: day.optional(),
    q: searchText.optional(),
    colour: z
      .array(oneOf(["red", "green"]))
      .max(2)
      .optional(),
  }),
  body: z.strictObject({
    notice: z.string().optional(),
    items: z.array(z.string()),
    next: z.string().nullable(),
  }),
  example: { items: [], next: null },
};
type Body = z.input<typeof operation.body>;
type Given = { query: z.output<typeof operation.query>; asOf: { day: string; isNow: boolean } };

let given: Given | undefined;
let answer: () => Promise<Body>;
let notice: string | null;
const routes = publicGet(operation, {
  notice: async () => notice,
  answer: async ({ query, asOf }) => {
    given = { query, asOf };
    return answer();
  },
});
const address = "http://register.example/api/v1/test/XA";
const context = (params: Record<string, string | string[]> = { name: "XA" }) => ({
  params: Promise.resolve(params),
});
const call = (query = "", init: RequestInit = {}) =>
  routes.GET(new Request(`${address}${query}`, init), context());
const problem = async (response: Response) => ({ status: response.status, ...(await response.json()) });

beforeEach(() => {
  notice = null;
  answer = async () => ({ items: ["one"], next: null });
});
afterEach(() => vi.restoreAllMocks());

describe("an answer", () => {
  test("is JSON that a shared cache may keep and every page may read", async () => {
    const response = await call();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ items: ["one"], next: null });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
  });

  test("has a strong ETag, equal for equal bytes and different for others", async () => {
    const [first, second] = [await call(), await call()];
    expect(first.headers.get("etag")).toMatch(/^"[\w-]{43}"$/);
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
    answer = async () => ({ items: ["two"], next: null });
    expect((await call()).headers.get("etag")).not.toBe(first.headers.get("etag"));
  });

  test.each([
    ["the same", (tag: string) => tag],
    ["one of several", (tag: string) => `"other", ${tag}`],
    ["compared weakly", (tag: string) => `W/${tag}`],
    ["any", () => "*"],
  ])("that the caller has is a 304: %s", async (_name, header) => {
    const tag = (await call()).headers.get("etag") ?? "";
    const response = await call("", { headers: { "if-none-match": header(tag) } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
    expect(response.headers.get("etag")).toBe(tag);
  });

  test("that the caller has not is sent whole", async () => {
    expect((await call("", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  test("is compressed for who takes gzip, under an ETag of its own, and says so where it is not dropped", async () => {
    answer = async () => ({
      items: Array.from({ length: 200 }, () => "a line that is long enough"),
      next: null,
    });
    const sent = new ServerResponse(new IncomingMessage(new Socket()));
    const ask = (coding: string) =>
      whileAnswering(sent, () => call("", { headers: { "accept-encoding": coding } }));
    const plain = await ask("gzip;q=0");
    expect([plain.headers.get("content-encoding"), sent.getHeader("content-encoding")]).toEqual([
      null,
      undefined,
    ]);
    const zipped = await ask("br, gzip;q=0.8");
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(sent.getHeader("content-encoding")).toBe("gzip");
    expect(zipped.headers.get("vary")).toBe("Accept-Encoding");
    expect(zipped.headers.get("etag")).not.toBe(plain.headers.get("etag"));
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
  });

  test("is left as it is where no server of ours can say that it is compressed", async () => {
    answer = async () => ({
      items: Array.from({ length: 200 }, () => "a line that is long enough"),
      next: null,
    });
    const response = await call("", { headers: { "accept-encoding": "gzip" } });
    expect((await response.json()).items).toHaveLength(200);
  });

  test("to HEAD has the headers of GET and no body", async () => {
    const head = await routes.HEAD(new Request(address, { method: "HEAD" }), context());
    const get = await call();
    expect(await head.text()).toBe("");
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  });

  test("of an evaluation copy says so, in the body and in a header", async () => {
    notice = "Evaluation copy.";
    const response = await call();
    expect(response.headers.get("surety-notice")).toBe("Evaluation copy.");
    expect(await response.json()).toEqual({ notice: "Evaluation copy.", items: ["one"], next: null });
  });

  test("with more to come links to it", async () => {
    answer = async () => ({ items: ["one"], next: "bmV4dA" });
    const response = await call("?limit=1&colour=red");
    expect(response.headers.get("link")).toBe(
      '</api/v1/test/XA?limit=1&colour=red&cursor=bmV4dA>; rel="next"',
    );
  });
});

describe("parameters", () => {
  test("are parsed: numbers, lists, and what is left out", async () => {
    await call("?limit=3&colour=red&colour=green&q=%20air%20");
    expect(given?.query).toEqual({ limit: 3, colour: ["red", "green"], q: "air" });
    await call();
    expect(given?.query).toEqual({ limit: 50 });
    expect(given?.asOf.isNow).toBe(true);
  });

  test("asOf is a day or an instant of the past", async () => {
    await call("?asOf=2026-03-24");
    expect(given?.asOf).toMatchObject({ day: "2026-03-24", isNow: false });
  });

  test.each([
    ["?frist=1", "/frist", "is no parameter of this address; it takes asOf, colour, cursor, from, limit, q"],
    ["?limit=0", "/limit", "must be a whole number from 1 to 200"],
    ["?limit=201", "/limit", "must be a whole number from 1 to 200"],
    ["?limit=many", "/limit", "must be a whole number from 1 to 200"],
    ["?limit=1&limit=2", "/limit", "must be a whole number from 1 to 200"],
    ["?colour=blue", "/colour/0", "must be one of red, green"],
    ["?from=2026-02-30", "/from", "must be a day of the calendar, written YYYY-MM-DD"],
    ["?from=0001-01-01", "/from", "must lie between 1900 and 2299"],
    ["?q=a&q=b", "/q", "may be given once only"],
    ["?q=%00", "/q", "has a control character in it: take it out"],
    ["?q=a%E2%80%AEb", "/q", "has a character in it that turns the direction of writing: take it out"],
    ["?cursor=%22", "/cursor", "is no cursor: take the `next` of an answer, or leave it out"],
    ["?asOf=yesterday", "/asOf", /^is no day/],
    ["?asOf=", "/asOf", /^is no day/],
    ["?asOf=2026-02-30", "/asOf", /^is no day/],
    ["?asOf=0000-01-01", "/asOf", /^is no day/],
    ["?asOf=2999-01-01", "/asOf", /^lies ahead/],
    ["?a~/b=1", "/a~0~1b", /^is no parameter/],
  ])("%s is refused, the field named and the way to mend it said", async (query, pointer, detail) => {
    const body = await problem(await call(query));
    expect(body).toMatchObject({ status: 400, code: "malformed", type: "about:blank", title: "Bad request" });
    expect(body.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }]);
  });

  test("at fault are named all at once", async () => {
    const body = await problem(await call("?limit=0&asOf=never&frist=1"));
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/asOf",
      "/frist",
      "/limit",
    ]);
  });

  test("of the path that name nothing are a 404, as what is hidden", async () => {
    const response = await routes.GET(new Request(address), context({ name: "x\0" }));
    expect(await problem(response)).toEqual({
      type: "about:blank",
      status: 404,
      code: "not_found",
      title: "Not found",
      detail: "There is nothing at this address.",
    });
  });
});

describe("a refusal", () => {
  const failing = async (error: unknown) => {
    answer = async () => {
      throw error;
    };
    return call();
  };

  test("is problem details that no cache keeps and every page may read", async () => {
    const response = await failing(new Refusal("not_found"));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
    });
    expect(await problem(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  test("of a database that does not answer says when to try again", async () => {
    const response = await failing(Object.assign(new Error("lost"), { name: "DatabaseBusy" }));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({ code: "busy" });
  });

  test("of a defect gives a reference and nothing else; the log has the same reference and no content", async () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    const cause = Object.assign(new Error('value "draft title" is bad'), { code: "22P02" });
    const response = await failing(new Error("Failed query: params: draft title", { cause }));
    const body = await problem(response);
    expect(body).toMatchObject({ status: 500, code: "defect" });
    expect(JSON.stringify(body)).not.toMatch(/draft title|Failed|stack| at /);
    const logged = lines.map((line) => JSON.parse(line));
    expect(logged).toEqual([
      expect.objectContaining({ level: "error", event: "request.failed", code: "22P02", message: null }),
    ]);
    expect(body.instance).toBe(`urn:uuid:${logged[0].reference}`);
    expect(lines.join()).not.toContain("draft title");
  });
});

describe("other methods", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)(
    "%s is a 405 that names those known",
    async (method) => {
      const response = await routes[method](new Request(address, { method }), context());
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(await problem(response)).toMatchObject({ status: 405, code: "method_not_allowed" });
    },
  );

  test("OPTIONS lets every page read", async () => {
    const response = await routes.OPTIONS(new Request(address, { method: "OPTIONS" }), context());
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      allow: "GET, HEAD, OPTIONS",
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-allow-headers": expect.stringContaining("If-None-Match"),
    });
  });

  test("where there is nothing, every method is a 404", async () => {
    for (const handler of Object.values(nothingHere())) {
      expect((await handler(new Request(address), context({}))).status).toBe(404);
    }
  });
});
