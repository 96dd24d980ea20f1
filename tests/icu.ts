// Reads an ICU message far enough to know its arguments, tags and plural forms.

export type IcuArgument = { name: string; type: string; forms: string[] };
export type IcuMessage = { arguments: IcuArgument[]; tags: string[] };

/** @throws Error where braces do not match. */
export function readIcu(text: string): IcuMessage {
  const message: IcuMessage = { arguments: [], tags: [] };
  const end = readText({ text: unquoted(text), message }, 0, false);
  if (end !== unquoted(text).length) throw new Error(`A brace too many: ${text}`);
  return message;
}

type Reading = { text: string; message: IcuMessage };

/** What stands between apostrophes is text: '{like this}'. */
const unquoted = (text: string): string => text.replace(/''/g, "’").replace(/'[{}<#][^']*'/g, "");

function readText(reading: Reading, from: number, inner: boolean): number {
  let at = from;
  while (at < reading.text.length) {
    const tag = /^<([a-zA-Z][a-zA-Z0-9]*)>/.exec(reading.text.slice(at));
    if (tag?.[1]) reading.message.tags.push(tag[1]);
    if (reading.text[at] === "}") {
      if (inner) return at;
      throw new Error(`A brace too many: ${reading.text}`);
    }
    at = reading.text[at] === "{" ? readArgument(reading, at + 1) : at + 1;
  }
  if (inner) throw new Error(`A brace is missing: ${reading.text}`);
  return at;
}

/** From after `{` to after its `}`. */
function readArgument(reading: Reading, from: number): number {
  const head = /^\s*([a-zA-Z][a-zA-Z0-9_]*)\s*(?:,\s*([a-z]+)\s*)?/.exec(reading.text.slice(from));
  if (!head?.[1]) throw new Error(`No argument: ${reading.text.slice(from)}`);
  const argument: IcuArgument = { name: head[1], type: head[2] ?? "text", forms: [] };
  reading.message.arguments.push(argument);
  let at = from + head[0].length;
  if (!["plural", "select", "selectordinal"].includes(argument.type)) {
    const close = reading.text.indexOf("}", at);
    if (close < 0) throw new Error(`A brace is missing: ${reading.text}`);
    return close + 1;
  }
  for (;;) {
    const form = /^[\s,]*(?:offset:\d+\s+)?(=?[\w-]+)\s*\{/.exec(reading.text.slice(at));
    if (!form?.[1]) break;
    argument.forms.push(form[1]);
    at = readText(reading, at + form[0].length, true) + 1;
  }
  const close = /^\s*\}/.exec(reading.text.slice(at));
  if (!close) throw new Error(`The forms of ${argument.name} do not end: ${reading.text}`);
  return at + close[0].length;
}
