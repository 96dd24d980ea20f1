import { describe, expect, test } from "vitest";
import { type PasswordFault, passwordFault } from "./password.ts";

const about = { email: "ada.example@xa.example", name: "Ada Example" };

const cases: [rule: string, password: string, fault: PasswordFault | null][] = [
  ["fourteen characters are too few", "a1b2c3d4e5f6g7", "password-short"],
  ["fifteen are enough", "velvet-harbour9", null],
  ["characters count, not bytes", "їжак🦔ходить лісом", null],
  ["128 are allowed", "ab3-".repeat(8) + "xyz".repeat(32), null],
  ["129 are too many", "k".repeat(64) + "m".repeat(65), "password-long"],
  ["spaces and any script are allowed", "тихий ранок над річкою", null],
  ["a list entry in other case and spacing", "Correct Horse Battery Staple", "password-common"],
  ["one word over and over", "abcabcabcabcabc", "password-common"],
  ["a run of digits", "1234567890123456", "password-common"],
  ["a run of letters backwards", "zyxwvutsrqponmlk", "password-common"],
  ["the e-mail address in it", "ada.example@xa.example!", "password-personal"],
  ["a name in it", "my-name-is-example-99", "password-personal"],
  ["fullwidth letters are the same letters", "ｅｘａｍｐｌｅ-velvet-harbour", "password-personal"],
];

describe("a new password", () => {
  test.each(cases)("%s", (_rule, password, fault) => {
    expect(passwordFault(password, about)).toBe(fault);
  });
});
