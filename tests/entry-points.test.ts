import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { clientComponentsBelow, HOUSE_RULES, type SourceText } from "./house-rules.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const SOURCES = "{app,components,db,domain,features,lib,messages,server,scripts,bench}/**/*.{ts,tsx}";

const sources: SourceText[] = [...globSync(SOURCES, { cwd: ROOT }), "env.ts", "proxy.ts"].map((file) => ({
  file,
  text: readFileSync(path.join(ROOT, file), "utf8"),
}));

const action = 'import { action } from "../../server/action.ts";';
const wrapped = 'import { publicGet } from "@/server/route.ts";';

/** Per rule: what breaks it, and what does not. */
const CASES: Record<string, { wrong: SourceText[]; right: SourceText[] }> = {
  "server actions are made by action()": {
    wrong: [
      { file: "app/page.tsx", text: 'async function save() { "use server"; }' },
      { file: "features/x/mutations.ts", text: '"use server"; export const a = 1;' },
      { file: "features/x/actions.ts", text: '"use server"; export async function save() {}' },
      { file: "features/x/actions.ts", text: '"use server"; export const save = async () => {};' },
      {
        file: "features/x/actions.ts",
        text: '"use server"; const action = (x) => x; export const a = action({});',
      },
      {
        file: "features/x/actions.ts",
        text: `"use server"; ${action} export { save } from "./mutations.ts";`,
      },
      {
        file: "features/x/actions.ts",
        text: '"use server"; import { publicAction } from "../../server/action.ts"; export const a = publicAction({});',
      },
      {
        file: "features/x/actions.ts",
        text: '"use server"; import { publicAction as action } from "../../server/action.ts"; export const a = action({});',
      },
    ],
    right: [
      { file: "features/x/actions.ts", text: `"use server"; ${action} export const save = action({});` },
      {
        file: "features/x/actions.ts",
        text: `"use server"; ${action} export type A = 1; const run = () => {};`,
      },
      {
        file: "features/session/actions.ts",
        text: '"use server"; import { publicAction } from "../../server/action.ts"; export const a = publicAction({});',
      },
    ],
  },
  "route handlers are made by server/route.ts": {
    wrong: [
      { file: "app/api/x/route.ts", text: "export async function GET() {}" },
      { file: "app/api/x/route.ts", text: "export const POST = async () => new Response();" },
      {
        file: "app/api/x/route.ts",
        text: "const publicGet = (x) => x; export const { GET } = publicGet({});",
      },
      {
        file: "app/api/x/route.ts",
        text: `${wrapped} export const { GET } = publicGet({}); export const PUT = save;`,
      },
      { file: "app/api/x/route.ts", text: 'export { GET } from "./other.ts";' },
      { file: "app/[locale]/feed.atom/route.ts", text: "export const dynamic = 1;" },
    ],
    right: [
      { file: "app/api/x/route.ts", text: `${wrapped} export const { GET, HEAD } = publicGet({}, {});` },
      { file: "app/api/auth/[...nextauth]/route.ts", text: "export async function GET() {}" },
    ],
  },
  "files of features/ have one of five names": {
    wrong: [
      { file: "features/x/helpers.ts", text: "" },
      { file: "features/x/components/deep/one.tsx", text: "" },
      { file: "features/queries.ts", text: "" },
    ],
    right: [
      { file: "features/x/queries.ts", text: "" },
      { file: "features/x/components/draft-form.tsx", text: "" },
    ],
  },
  "pages are whole: no Suspense, no loading.tsx": {
    wrong: [
      { file: "app/[locale]/(public)/page.tsx", text: "export default () => <Suspense><p/></Suspense>;" },
      { file: "app/[locale]/(public)/timeline/loading.tsx", text: "" },
    ],
    right: [
      { file: "app/[locale]/(public)/page.tsx", text: "// No Suspense here.\nexport default () => <p/>;" },
    ],
  },
  "pages say absence whole, by <Absent> or <AbsentForMember>": {
    wrong: [
      { file: "app/[locale]/(member)/desk/page.tsx", text: "if (!offer) notFound();" },
      { file: "app/[locale]/x/page.tsx", text: "if (!isLocale(locale) || symbol === null) notFound();" },
    ],
    right: [
      { file: "app/[locale]/x/page.tsx", text: "  if (!isLocale(locale)) notFound();" },
      { file: "app/[locale]/x/page.tsx", text: "if (!found) return <Absent />;" },
      { file: "server/page-request.ts", text: "notFound()" },
    ],
  },
  "public pages have no client component and read no cookie": {
    wrong: [
      { file: "app/[locale]/(public)/filter.tsx", text: '"use client"; export const a = 1;' },
      { file: "app/[locale]/(public)/page.tsx", text: "export default async () => { await cookies(); };" },
      {
        file: "app/[locale]/layout.tsx",
        text: "export default async () => { await currentActorOrNull(); };",
      },
    ],
    right: [
      { file: "app/[locale]/(member)/desk/page.tsx", text: '"use client"; await currentActor();' },
      { file: "app/[locale]/error.tsx", text: '"use client"; export default () => null;' },
    ],
  },
  "only server/viewer.ts makes a Viewer or an Actor": {
    wrong: [
      { file: "features/x/queries.ts", text: "const v = {} as unknown as Viewer;" },
      { file: "app/page.tsx", text: "const a = { ...b } as Actor;" },
    ],
    right: [{ file: "server/viewer.ts", text: "const v = {} as unknown as Viewer;" }],
  },
  "no empty condition, no SQL as text outside db/": {
    wrong: [
      { file: "features/x/queries.ts", text: "db.select().from(a).where(undefined)" },
      { file: "features/x/queries.ts", text: "db.select().from(a).where()" },
      { file: "features/x/queries.ts", text: "sql.raw(name)" },
      { file: "server/x.ts", text: "client.unsafe('select ' + a)" },
    ],
    right: [{ file: "db/x.ts", text: "client.unsafe(text)" }],
  },
  "no raw HTML": {
    wrong: [{ file: "components/x.tsx", text: "<p dangerouslySetInnerHTML={{ __html: a }} />" }],
    right: [{ file: "components/x.tsx", text: "<p>{a}</p>" }],
  },
};

test("the sources are found", () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(sources.some(({ file }) => file.startsWith("app/[locale]/"))).toBe(true);
});

describe.each(HOUSE_RULES)("$name", ({ name, faults }) => {
  test("holds in every source", () => {
    const found = sources.flatMap((source) => faults(source).map((fault) => `${source.file}: ${fault}`));
    expect(found).toEqual([]);
  });

  test("bites, and only what is wrong", () => {
    const cases = CASES[name];
    expect(cases?.wrong.length).toBeGreaterThan(0);
    for (const wrong of cases?.wrong ?? []) expect.soft(faults(wrong), wrong.text).not.toEqual([]);
    for (const right of cases?.right ?? []) expect.soft(faults(right), right.text).toEqual([]);
  });
});

const isReaderPage = (file: string): boolean =>
  /^app\/.*\/(page|layout|template|not-found)\.tsx$/.test(file) &&
  !file.includes("(member)") &&
  !/\/(sign-in|invitation)\//.test(file);

test("no page for readers reaches a client component, however deep", () => {
  const below = (all: SourceText[]) => clientComponentsBelow(all, isReaderPage);
  expect(below(sources)).toEqual([]);
  const planted: SourceText[] = [
    { file: "app/[locale]/(public)/page.tsx", text: 'import { A } from "@/components/a.tsx";' },
    { file: "components/a.tsx", text: 'import { B } from "./b.tsx";' },
    { file: "components/b.tsx", text: '"use client"; export const B = 1;' },
  ];
  expect(below(planted)).toEqual(["components/b.tsx"]);
});
