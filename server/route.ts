import { z } from "zod";
import { type AsOf, parseAsOf } from "../domain/as-of.ts";
import { Refusal } from "../domain/refusal.ts";
import { textFaultDetail } from "./parameters.ts";
import { MalformedRequest, methodProblem, type ProblemError, problemOf } from "./problem.ts";
import { represent } from "./representation.ts";
import { publicViewer, type Viewer } from "./viewer.ts";

/**
 * One read of the API: what it takes and what it answers. The OpenAPI document is made from the same object.
 * `path` is written as there, with `{names}`.
 */
export type Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodObject = z.ZodObject,
> = { id: string; path: string; summary: string; params: P; query: Q; body: B; example: z.input<B> };

type Given<P extends z.ZodObject, Q extends z.ZodObject> = {
  viewer: Viewer;
  params: z.output<P>;
  query: z.output<Q>;
  asOf: AsOf;
};
export type PathParams = Record<string, string | string[] | undefined>;
/** For a route without a variable segment the framework passes no parameters at all. */
type Context = { params: Promise<PathParams | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;
type Handlers = Record<"GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE", Handler>;

const ALLOW = "GET, HEAD, OPTIONS";
/** Whoever reads the public record may do so from any page of the web; no cookie is ever looked at. */
const OPEN_TO_ALL = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "Content-Disposition, ETag, Link, Retry-After, Surety-Notice",
  "cross-origin-resource-policy": "cross-origin",
};
const PREFLIGHT = {
  ...OPEN_TO_ALL,
  allow: ALLOW,
  "access-control-allow-methods": ALLOW,
  "access-control-allow-headers": "If-None-Match, Accept, Accept-Language, Content-Type",
  "access-control-max-age": "86400",
};

/**
 * The one way to make a public read. Parsing, the public viewer, refusals, caching and CORS happen here.
 * `notice` is what every answer must carry, such as that this is an evaluation copy; null for none.
 */
export function publicGet<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  operation: Operation<P, Q, B>,
  options: {
    notice: () => Promise<string | null>;
    answer: (given: Given<P, Q>) => Promise<z.input<B>>;
  },
): Handlers {
  const get: Handler = async (request, context) => {
    const address = new URL(request.url);
    const params = parseParams(operation.params, await context.params);
    const { query, asOf } = parseQuery(operation.query, address.searchParams);
    const [notice, body] = await Promise.all([
      options.notice(),
      options.answer({ viewer: publicViewer, params, query, asOf }),
    ]);
    const headers: Record<string, string> = { "content-type": "application/json" };
    const link = nextLink(address, body);
    if (link) headers.link = link;
    if (notice !== null) headers["surety-notice"] = notice;
    return represent(request, JSON.stringify(notice === null ? body : { notice, ...body }), headers);
  };
  return readOnly(get);
}

/** For what the API does not describe: the health of the process, the description itself, copies of pages. */
export const plainGet = (answer: (request: Request, params: PathParams) => Promise<Response>): Handlers =>
  readOnly(async (request, { params }) => answer(request, (await params) ?? {}));

/** Every method of an address at which there is nothing. */
export const nothingHere = (): Handlers => {
  const refuse = guarded(async () => {
    throw new Refusal("not_found");
  });
  return { ...allMethods(refuse), OPTIONS: refuse };
};

function readOnly(get: Handler): Handlers {
  const read = guarded(get);
  const refuse = guarded(async () => methodProblem(ALLOW));
  const options: Handler = async () => new Response(null, { status: 204, headers: PREFLIGHT });
  return { ...allMethods(refuse), GET: read, HEAD: read, OPTIONS: options };
}

const allMethods = (handler: Handler): Handlers => ({
  GET: handler,
  HEAD: handler,
  OPTIONS: handler,
  POST: handler,
  PUT: handler,
  PATCH: handler,
  DELETE: handler,
});

/** Nothing thrown leaves but as problem details; pages elsewhere may read those as they may the answers. */
function guarded(handler: Handler): Handler {
  return async (request, context) => {
    try {
      return openToAll(await handler(request, context));
    } catch (error) {
      return openToAll(problemOf(error));
    }
  };
}

function openToAll(response: Response): Response {
  for (const [name, value] of Object.entries(OPEN_TO_ALL)) response.headers.set(name, value);
  return response;
}

/** An address that names nothing is absent, whatever is wrong with it: hidden and absent look the same. */
function parseParams<P extends z.ZodObject>(schema: P, given: Awaited<Context["params"]>): z.output<P> {
  // The segments of a catch-all are one address.
  const entries = Object.entries(given ?? {}).map(([key, value]) => [key, [value].flat().join("/")]);
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (!parsed.success) throw new Refusal("not_found");
  return parsed.data;
}

/** Every fault is named at once, so that a caller mends a request in one go. */
function parseQuery<Q extends z.ZodObject>(
  schema: Q,
  search: URLSearchParams,
): { query: z.output<Q>; asOf: AsOf } {
  const raw: Record<string, string | string[]> = {};
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    const [first] = values;
    raw[key] = isList(schema.shape[key]) || first === undefined || values.length > 1 ? values : first;
  }
  const parsed = schema.safeParse(raw);
  const [asOf, faults] = readAsOf(search.get("asOf"));
  if (parsed.success && faults.length === 0) return { query: parsed.data, asOf };
  const errors = (parsed.error?.issues ?? []).flatMap((issue) => queryErrors(issue, schema));
  throw new MalformedRequest([...errors, ...faults]);
}

function isList(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodArray;
}

function queryErrors(issue: z.core.$ZodIssue, schema: z.ZodObject): ProblemError[] {
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(schema.shape).sort().join(", ");
    return issue.keys.map((key) => ({
      pointer: pointerTo([key]),
      detail: `is no parameter of this address; it takes ${known || "none"}`,
    }));
  }
  const isMissing = issue.message.endsWith("received undefined");
  const repeated = issue.code === "invalid_type" && issue.expected === "string" && issue.path.length === 1;
  return [
    {
      pointer: pointerTo(issue.path),
      detail: isMissing ? "is needed" : repeated ? "may be given once only" : textFaultDetail(issue.message),
    },
  ];
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function readAsOf(text: string | null): [AsOf, ProblemError[]] {
  const { asOf, fault } = parseAsOf(text, new Date().toISOString());
  if (fault === null && text !== "") return [asOf, []];
  const detail =
    fault === "as_of_future"
      ? "lies ahead: give a day or an instant that has been"
      : "is no day (2026-03-24) and no instant with its offset (2026-03-24T12:00:00Z; a plus is written %2B)";
  return [asOf, [{ pointer: "/asOf", detail }]];
}

/** Web Linking (RFC 8288) for those who follow links; the same cursor is in the body. */
function nextLink(address: URL, body: object): string | null {
  if (!("next" in body) || typeof body.next !== "string") return null;
  const query = new URLSearchParams(address.search);
  query.set("cursor", body.next);
  return `<${address.pathname}?${query}>; rel="next"`;
}
