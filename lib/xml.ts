/** What stands between two tags: elements, made by `element`, or text. */
type Content = string | readonly Markup[];
/** Finished markup; made here alone, so that text is escaped once and never twice. */
export type Markup = { readonly markup: string };

/** Characters that XML 1.0 (2.2) has no place for, also not as references. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeXml = (text: string): string =>
  text.replaceAll(NO_CHARACTER, "").replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? "");

/** One element; attributes without a value are left out, and so is its end where it is empty. */
export function element(
  name: string,
  attributes: Record<string, string | null | undefined> = {},
  content: Content = "",
): Markup {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const inside =
    typeof content === "string" ? escapeXml(content) : content.map(({ markup }) => markup).join("");
  const start = `<${name}${given.join("")}`;
  return { markup: inside === "" ? `${start}/>` : `${start}>${inside}</${name}>` };
}

/** A whole document in UTF-8. */
export const xmlDocument = (root: Markup): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.markup}\n`;
