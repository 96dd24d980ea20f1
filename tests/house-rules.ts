// Rules of the house that no other tool holds, as functions over one source file. Each answers its faults.
import path from "node:path";
import ts from "typescript";

export type SourceText = { file: string; text: string };
export type HouseRule = { name: string; faults: (source: SourceText) => string[] };

const parse = ({ file, text }: SourceText): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : undefined,
  );

const isTest = (file: string): boolean => /^(tests|e2e|bench|scripts)\/|\.test\.tsx?$/.test(file);
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

/** Every directive of a file or a function in it, such as "use server". */
function directives(source: SourceText): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression))
      found.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return found;
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** What a module exports at run time, each with the function whose call it is the result of, or null. */
function exportedValues(source: SourceText): { names: string; madeBy: string | null }[] {
  return parse(source).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      const onlyTypes = ts.isExportDeclaration(statement) && statement.isTypeOnly;
      return onlyTypes ? [] : [{ names: statement.getText(), madeBy: null }];
    }
    if (
      !isExported(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement)
    )
      return [];
    if (!ts.isVariableStatement(statement))
      return [{ names: statement.getText().slice(0, 60), madeBy: null }];
    return statement.declarationList.declarations.map(({ name, initializer }) => ({
      names: name.getText(),
      madeBy:
        initializer && ts.isCallExpression(initializer) && ts.isIdentifier(initializer.expression)
          ? initializer.expression.text
          : null,
    }));
  });
}

const imports = (source: SourceText, name: string, from: RegExp): boolean =>
  parse(source).statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      from.test(statement.moduleSpecifier.text) &&
      statement.importClause?.namedBindings !== undefined &&
      ts.isNamedImports(statement.importClause.namedBindings) &&
      statement.importClause.namedBindings.elements.some(
        (element) => element.name.text === name && (element.propertyName ?? element.name).text === name,
      ),
  );

const ACTIONS = /^features\/[^/]+\/actions\.ts$/;

/** Server actions live in features/NOUN/actions.ts, whose every export is made by the one wrapper. */
const serverActions: HouseRule = {
  name: "server actions are made by action()",
  faults: (source) => {
    if (!ACTIONS.test(source.file)) {
      return directives(source).includes("use server")
        ? ['"use server" outside features/NOUN/actions.ts']
        : [];
    }
    const makers = source.file === "features/session/actions.ts" ? ["action", "publicAction"] : ["action"];
    return exportedValues(source).flatMap(({ names, madeBy }) =>
      madeBy !== null && makers.includes(madeBy) && imports(source, madeBy, /(^|\/)server\/action\.ts$/)
        ? []
        : [`${names} is not made by ${makers.join(" or ")}`],
    );
  },
};

const METHOD = /\b(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\b/;

/** Route handlers are made by the wrappers of server/route.ts; next-auth's alone are not. */
const routeHandlers: HouseRule = {
  name: "route handlers are made by server/route.ts",
  faults: (source) => {
    if (!/^app\/(.*\/)?route\.tsx?$/.test(source.file) || source.file.startsWith("app/api/auth/")) return [];
    const handlers = exportedValues(source).filter(({ names }) => METHOD.test(names));
    if (handlers.length === 0) return ["exports no handler"];
    return handlers.flatMap(({ names, madeBy }) =>
      madeBy !== null && imports(source, madeBy, /(^|\/)server\/route\.ts$/)
        ? []
        : [`${names} is not made by a wrapper of server/route.ts`],
    );
  },
};

/** A feature has five kinds of file, so that whoever looks for a write knows where it is. */
const featureFiles: HouseRule = {
  name: "files of features/ have one of five names",
  faults: ({ file }) =>
    !file.startsWith("features/") ||
    /^features\/[a-z-]+\/((queries|mutations|actions|schema)\.ts|components\/[a-z-]+\.tsx?)$/.test(file)
      ? []
      : ["is none of queries.ts, mutations.ts, actions.ts, schema.ts, components/…"],
};

/** The framework's own 404 is an empty document without a script. Only a language that no address has may end so. */
const wholeAbsence: HouseRule = {
  name: "pages say absence whole, by <Absent> or <AbsentForMember>",
  faults: ({ file, text }) =>
    /^app\/.*\/page\.tsx$/.test(file)
      ? withoutComments(text)
          .split("\n")
          .filter(
            (line) => /\bnotFound\(\)/.test(line) && line.trim() !== "if (!isLocale(locale)) notFound();",
          )
          .map((line) => `calls notFound(): ${line.trim()}`)
      : [],
};

const isPublicPage = (file: string): boolean => file.startsWith("app/") && !file.includes("(member)");

/** A page that streams shows its header before it knows whether it exists; then a 404 cannot be said. */
const wholePages: HouseRule = {
  name: "pages are whole: no Suspense, no loading.tsx",
  faults: ({ file, text }) => [
    ...(/^(app|features|components)\//.test(file) && /\bSuspense\b/.test(withoutComments(text))
      ? ["uses Suspense"]
      : []),
    ...(/^app\/(.*\/)?loading\.tsx?$/.test(file) ? ["is a loading page"] : []),
  ],
};

/** Public pages are for everybody alike: no script of ours, nothing of the asking person. */
const publicPages: HouseRule = {
  name: "public pages have no client component and read no cookie",
  faults: (source) => {
    // An error boundary is a client component by definition of the framework.
    if (!isPublicPage(source.file) || /\/(error|global-error)\.tsx$/.test(source.file)) return [];
    const isClient = directives(source).includes("use client");
    const isSignIn = /\/(sign-in|invitation)\//.test(source.file);
    const reads = /\b(currentActor|currentActorOrNull|actorOrSignIn|cookies|headers)\(/.test(
      withoutComments(source.text),
    );
    const isPage = /\.tsx$/.test(source.file) && !isSignIn;
    return [
      ...(isClient ? ["is a client component"] : []),
      ...(isPage && reads ? ["reads the request's person"] : []),
    ];
  },
};

/** Only one file turns a request into somebody. */
const minting: HouseRule = {
  name: "only server/viewer.ts makes a Viewer or an Actor",
  faults: ({ file, text }) =>
    file === "server/viewer.ts" || isTest(file)
      ? []
      : [...text.matchAll(/\bas\s+(unknown\s+as\s+)?(Viewer|Actor)\b(?!\w)/g)].map(
          ([cast]) => `casts "${cast}"`,
        ),
};

/** An empty condition is all rows; SQL as text is an injection that waits. */
const queries: HouseRule = {
  name: "no empty condition, no SQL as text outside db/",
  faults: ({ file, text }) => {
    if (file.startsWith("db/") || isTest(file)) return [];
    const code = withoutComments(text);
    return [
      ...(/\.where\(\s*(undefined)?\s*\)/.test(code) ? ["has an empty where"] : []),
      ...(/\bsql\.raw\(|\.unsafe\(/.test(code) ? ["sends SQL as text"] : []),
    ];
  },
};

/** Raw HTML is how a text becomes a script. */
const markup: HouseRule = {
  name: "no raw HTML",
  faults: ({ file, text }) =>
    !isTest(file) && /dangerouslySetInnerHTML|\.innerHTML\b/.test(withoutComments(text))
      ? ["writes raw HTML"]
      : [],
};

export const HOUSE_RULES: readonly HouseRule[] = [
  serverActions,
  routeHandlers,
  featureFiles,
  wholePages,
  wholeAbsence,
  publicPages,
  minting,
  queries,
  markup,
];

/** The client components among everything that the chosen files import, directly or not. */
export function clientComponentsBelow(sources: SourceText[], isStart: (file: string) => boolean): string[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const waiting = sources.filter(({ file }) => isStart(file));
  const reached = new Set(waiting);
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    for (const { fileName } of ts.preProcessFile(source.text).importedFiles) {
      const file = fileName.startsWith("@/")
        ? fileName.slice(2)
        : path.posix.join(path.posix.dirname(source.file), fileName);
      const next = [file, `${file}.ts`, `${file}.tsx`].map((name) => byFile.get(name)).find(Boolean);
      if (!next || reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return [...reached].filter((source) => directives(source).includes("use client")).map(({ file }) => file);
}
