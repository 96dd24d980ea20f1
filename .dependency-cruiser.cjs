/** A folder may import itself, packages, and the folders named; nothing else. See README, "The house". */
const only = (folder, ...allowed) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^${folder}/` },
  to: {
    path: "^[^/]+",
    pathNot: [`^${folder}/`, "node_modules", "^next/", ...allowed.map((a) => `^${a}`)],
    dependencyTypesNot: ["core", "unknown", "undetermined"],
  },
});

module.exports = {
  forbidden: [
    only("domain"),
    only("lib", "domain/"),
    // The details of a category are one schema for form, API and importer.
    only("db", "domain/", "lib/commitment-details\\.ts", "env\\.ts"),
    only("components", "lib/", "domain/"),
    only("server", "domain/", "lib/", "db/", "env\\.ts", "messages/"),
    only("features", "domain/", "lib/", "db/", "server/", "components/", "messages/"),
    only("app", "features/", "components/", "server/", "lib/", "domain/", "messages/"),
    only("messages", "domain/"),
    {
      name: "domain-is-pure",
      comment: "domain/ knows no package: no zod, no drizzle, no React.",
      severity: "error",
      from: { path: "^domain/", pathNot: "\\.test\\.ts$" },
      to: { path: "node_modules|^node:", dependencyTypesNot: ["undetermined"] },
    },
    {
      name: "domain-needs-no-core",
      severity: "error",
      from: { path: "^domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "database-door",
      comment: "Only queries.ts and mutations.ts of a feature touch the database.",
      severity: "error",
      from: { path: "^features/", pathNot: "/(queries|mutations)\\.ts$" },
      to: { path: "^db/" },
    },
    {
      name: "features-do-not-borrow-components",
      comment: "Components of two features are composed in app/.",
      severity: "error",
      from: { path: "^features/([^/]+)/" },
      to: { path: "^features/([^/]+)/components/", pathNot: "^features/$1/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|public|node_modules)/" },
  },
};
