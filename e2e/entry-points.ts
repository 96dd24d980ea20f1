// Every way into the program, as the build output has it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const SERVER = path.join(ROOT, ".next", "server");

export const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

export type EntryPoints = {
  /** Addresses as the framework writes them, such as `/[locale]/(public)/timeline`. */
  pages: string[];
  routes: { address: string; methods: Method[] }[];
  /** `name` is `features/offers/actions.ts#submitOfferAction`; `page` is one that knows the action. */
  actions: { name: string; id: string; page: string }[];
};

type ActionManifest = Record<
  "node" | "edge",
  Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
>;
const readJson = <T>(name: string): T => JSON.parse(readFileSync(path.join(SERVER, name), "utf8"));

export function readEntryPoints(): EntryPoints {
  return entryPointsOf(
    Object.keys(readJson<Record<string, string>>("app-paths-manifest.json")),
    readJson<ActionManifest>("server-reference-manifest.json"),
    readJson<Record<string, string>>("pages-manifest.json"),
  );
}

/** The same from the texts of the manifests, so that a test can plant an entry in a copy. */
export function entryPointsOf(
  app: string[],
  actions: ActionManifest,
  legacy: Record<string, string>,
): EntryPoints {
  const ending = (name: string) => (address: string) => address.slice(0, -name.length - 1) || "/";
  return {
    pages: [
      ...app.filter((address) => address.endsWith("/page")).map(ending("page")),
      // The framework's own error pages of its older router; anything else there is an entry point too.
      ...Object.keys(legacy).filter(
        (address) => !["/_app", "/_document", "/_error", "/404", "/500"].includes(address),
      ),
    ],
    routes: app
      .filter((address) => address.endsWith("/route"))
      .map((address) => ({ address: ending("route")(address), methods: methodsOf(address) })),
    actions: [actions.node, actions.edge]
      .flatMap((ofRuntime) => Object.entries(ofRuntime))
      .map(([id, { filename, exportedName, workers }]) => ({
        name: `${filename}#${exportedName}`,
        id,
        page: (Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/page$/, "") || "/",
      })),
  };
}

/** The methods that a route file exports. */
function methodsOf(address: string): Method[] {
  const file = path.join(ROOT, "app", `${address}.ts`);
  if (!existsSync(file)) return [...METHODS];
  const exported = readFileSync(file, "utf8").match(/^export (const|async function|function)[^=(]*/gm) ?? [];
  return METHODS.filter((method) => exported.some((text) => new RegExp(`\\b${method}\\b`).test(text)));
}
