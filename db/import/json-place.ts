const SPACE = /[ \t\n\r]*/y;
const STRING = '"(?:[^"\\\\\\u0000-\\u001f]+|\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"';
const NUMBER = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
const TOKEN = new RegExp(`[{}[\\],:]|${STRING}|${NUMBER}|true|false|null`, "uy");

type Wanted = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end" | "nothing";

/**
 * Where a text stops being JSON (RFC 8259), as line and column from 1, and whether that is its end; null
 * where it is JSON. The engine's own messages name no place for most errors.
 */
export function jsonFaultPlace(text: string): { line: number; column: number; atEnd: boolean } | null {
  const open: ("{" | "[")[] = [];
  let wanted: Wanted = "value";
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const end = endOf(TOKEN, text, at);
    if (end === null && at === text.length && wanted === "nothing") return null;
    const next: Wanted | null = end === null ? null : follow(wanted, text.slice(at, end), open);
    if (next === null || end === null) return { ...place(text, at), atEnd: at === text.length };
    wanted = next;
    at = end;
  }
}

function endOf(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** What may come after `token`, or null where the token itself may not stand. Keeps the open brackets. */
function follow(wanted: Wanted, token: string, open: ("{" | "[")[]): Wanted | null {
  const after = (): Wanted => (open.length === 0 ? "nothing" : "comma or end");
  const close = (): Wanted => {
    open.pop();
    return after();
  };
  if (wanted === "colon") return token === ":" ? "value" : null;
  if (wanted === "key" || wanted === "key or }") {
    if (token.startsWith('"')) return "colon";
    return wanted === "key or }" && token === "}" ? close() : null;
  }
  if (wanted === "comma or end") {
    const inObject = open.at(-1) === "{";
    if (token === ",") return inObject ? "key" : "value";
    return token === (inObject ? "}" : "]") ? close() : null;
  }
  if (wanted === "nothing") return null;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "key or }" : "value or ]";
  }
  if (token === "]") return wanted === "value or ]" ? close() : null;
  return "},:".includes(token) ? null : after();
}

function place(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
