import { expect, test } from "vitest";
import { normaliseText, type TextFault, type TextLimits, textFault } from "./text.ts";

const RULES: [rule: string, value: string, fault: TextFault | null, limits?: TextLimits][] = [
  ["plain text is kept", "Ten years from signature.", null],
  ["Ukrainian with an apostrophe is kept", "Об'єднані Арабські Емірати, здоровʼя", null],
  ["lines and tabs are kept", "one\n\ttwo", null],
  ["an emoji of several code points without joiners is kept", "🇺🇦", null],
  ["NUL, which PostgreSQL refuses, is refused", "a\u0000b", "control"],
  ["an escape sequence is refused", "a\u001b[31mb", "control"],
  ["a C1 control is refused", "a\u0085b", "control"],
  ["half a character is refused", "a\ud800b", "malformed"],
  ["an override of direction is refused", "a\u202eb", "bidirectional"],
  ["an isolate of direction is refused", "a\u2067b", "bidirectional"],
  ["a byte order mark inside is refused", "a\ufeffb", "bidirectional"],
  ["an invisible joiner in Latin or Cyrillic is refused", "Кі\u200dїв", "joiner"],
  ["a joiner in a script that needs it is kept", "می\u200cخواهم", null],
  ["a text that is not in normal form C is refused", "Tu\u0308rkiye", "not-normalised"],
  ["a second line is refused where one is wanted", "a\nb", "several-lines", { multiline: false }],
  ["length counts code points", "🇺🇦", null, { max: 2 }],
  ["a longer text is refused", "abc", "too-long", { max: 2 }],
];

test.each(RULES)("%s", (_rule, value, fault, limits) => {
  expect(textFault(value, limits)).toBe(fault);
});

test("normalising makes a text of another system keepable", () => {
  expect(normaliseText("Tu\u0308rkiye\r\nAnkara")).toBe("Türkiye\nAnkara");
});
