/** Keys of the same place on the two keyboards, unshifted and shifted: QWERTY and the Ukrainian one. */
const ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`\\" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~|';
const UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбюʼґ" + "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮʼҐ";

const pairs = (from: string, to: string) =>
  new Map([...from].map((key, index) => [key, [...to][index] ?? key]));
const TO_UKRAINIAN = pairs(ENGLISH, UKRAINIAN);
const TO_ENGLISH = new Map([...pairs(UKRAINIAN, ENGLISH), ["ы", "s"], ["э", "'"], ["ъ", "]"], ["ё", "`"]]);

/**
 * What a text reads as when the other keyboard was meant: `ghbdsn` is `привіт`, `руддщ` is `hello`. Null where it has
 * letters of both, or of neither: then no keyboard was mistaken for the other.
 */
export function onOtherKeyboard(text: string): string | null {
  const latin = /[a-z]/i.test(text);
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (latin === cyrillic) return null;
  const keys = latin ? TO_UKRAINIAN : TO_ENGLISH;
  return Array.from(text, (key) => keys.get(key) ?? key).join("");
}
