/** Why a password is not accepted; the words that people read for each are elsewhere. */
export type PasswordFault = "password-short" | "password-long" | "password-personal" | "password-common";

/** NIST SP 800-63B-4, 3.1.1.2: length instead of rules of composition, and a list of what is tried first. */
const SHORTEST = 15;
const LONGEST = 128;

/** What is tried first and is long enough to pass. Compared without case, spaces and punctuation. */
const COMMON: ReadonlySet<string> = new Set([
  "passwordpassword",
  "password12345678",
  "password123456789",
  "mypasswordissafe",
  "thisismypassword",
  "thisisapassword",
  "correcthorsebatterystaple",
  "qwertyuiopasdfgh",
  "qwertyuiopasdfghjkl",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertyqwertyqwerty",
  "1qaz2wsx3edc4rfv",
  "1qaz2wsx3edc4rfv5tgb",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "zaq12wsxcde34rfv",
  "administrator123",
  "administratoradministrator",
  "changemechangeme",
  "letmeinletmeinletmein",
  "iloveyouiloveyou",
  "trustno1trustno1",
  "welcomewelcome123",
  "securityguarantees",
  "slavaukrainislava",
  "slavaukrainiheroiamslava",
  "йцукенгшщзхїфівап",
  "йцукенгшщзхїфівапролджє",
  "славаукраїнігероямслава",
]);
/** Rows of keyboards, the alphabets and the digits, in which a walk is no secret. */
const WALKS = [
  "01234567890123456789012345678901234567890",
  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
  "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
];

/** The form in which a password is judged and hashed, whatever keyboard composed its letters. */
export const normalPassword = (password: string): string => password.normalize("NFKC");

const folded = (text: string): string =>
  normalPassword(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The first reason to refuse a new password, or null. `about` is what others know of its owner. */
export function passwordFault(
  password: string,
  about: { email: string; name: string },
): PasswordFault | null {
  const length = [...normalPassword(password)].length;
  if (length < SHORTEST) return "password-short";
  if (length > LONGEST) return "password-long";
  const plain = folded(password);
  if (COMMON.has(plain) || isRepeated(plain) || isWalk(plain)) return "password-common";
  return knownParts(about).some((part) => plain.includes(part)) ? "password-personal" : null;
}

/** One unit of up to five characters over and over. */
const isRepeated = (text: string): boolean => /^(.{1,5}?)\1+.{0,4}$/u.test(text);

function isWalk(text: string): boolean {
  const reversed = [...text].reverse().join("");
  return WALKS.some((walk) => walk.includes(text) || walk.includes(reversed));
}

/** The e-mail address, the part before its @, and each name: from four characters, since less is in any text. */
function knownParts({ email, name }: { email: string; name: string }): string[] {
  return [email, email.split("@")[0] ?? "", ...name.split(/\s+/)]
    .map(folded)
    .filter((part) => [...part].length >= 4);
}
