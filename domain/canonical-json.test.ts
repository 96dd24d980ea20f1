import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test.each([
  ["keys are in order at every depth", { b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
  ["lists keep theirs", ["b", "a"], '["b","a"]'],
  ["texts are escaped as JSON escapes them", { a: 'x"\nї' }, '{"a":"x\\"\\nї"}'],
  ["yes and no", { a: true, b: false }, '{"a":true,"b":false}'],
])("%s", (_rule, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
