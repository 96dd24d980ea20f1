import { expect, test } from "vitest";
import { can, type Person } from "./policy.ts";
import { reaches, readsAs } from "./visibility.ts";

const person = (role: Person["role"], delegation: string | null = null): Person => ({
  accountId: `${role} ${delegation}`,
  role,
  delegation,
  heads: role === "head" && delegation !== null ? [delegation] : [],
});
const people = {
  drafter: person("drafter", "XA"),
  head: person("head", "XA"),
  otherHead: person("head", "XB"),
  secretariat: person("secretariat"),
  admin: person("admin"),
};
type Name = keyof typeof people;
const allowed = (check: (who: Person) => boolean): Name[] =>
  (Object.keys(people) as Name[]).filter((name) => check(people[name]));

test("an offer is edited and submitted by its own delegation alone", () => {
  expect(allowed((who) => can(who, "offer.edit", { delegation: "XA" }))).toEqual(["drafter", "head"]);
  expect(allowed((who) => can(who, "offer.submit", { delegation: "XA" }))).toEqual(["drafter", "head"]);
});

test("the own head returns and communicates", () => {
  const offer = { delegation: "XA", submittedBy: "drafter XA", members: 2 };
  expect(allowed((who) => can(who, "offer.return", { delegation: "XA" }))).toEqual(["head"]);
  expect(allowed((who) => can(who, "offer.communicate", offer))).toEqual(["head"]);
});

test("whoever decides now is said by the period of a deputy, not by the role alone", () => {
  const offer = { delegation: "XA", submittedBy: "somebody", members: 3 };
  const deputy: Person = { ...people.drafter, heads: ["XA"] };
  const handedOver: Person = { ...people.head, heads: [] };
  for (const permission of ["offer.return", "offer.communicate", "offer.call_off"] as const) {
    expect(can(deputy, permission, offer)).toBe(true);
    expect(can(handedOver, permission, offer)).toBe(false);
    expect(can({ ...people.otherHead, heads: ["XA"] }, permission, offer)).toBe(false);
  }
  expect(can(deputy, "offer.communicate", { ...offer, submittedBy: deputy.accountId })).toBe(false);
});

test("a head by role appoints and ends deputies; a deputy only gives the own right back", () => {
  const deputy: Person = { ...people.drafter, heads: ["XA"] };
  expect(allowed((who) => can(who, "deputy.appoint", { delegation: "XA" }))).toEqual(["head"]);
  expect(can(deputy, "deputy.appoint", { delegation: "XA" })).toBe(false);
  expect(can(deputy, "deputy.end", { delegation: "XA", accountId: deputy.accountId })).toBe(true);
  expect(can(deputy, "deputy.end", { delegation: "XA", accountId: "another" })).toBe(false);
  expect(can({ ...people.head, heads: [] }, "deputy.end", { delegation: "XA", accountId: "another" })).toBe(
    true,
  );
});

test.each([
  ["two people wherever there are two", "head XA", 2, false],
  ["somebody else submitted", "drafter XA", 2, true],
  ["a delegation of one", "head XA", 1, true],
])("%s", (_rule, submittedBy, members, expected) => {
  expect(can(people.head, "offer.communicate", { delegation: "XA", submittedBy, members })).toBe(expected);
});

test("a delegation's answer is its head's, an accepted divergence the secretariat's", () => {
  expect(allowed((who) => can(who, "finding.answer", { delegation: "XA" }))).toEqual(
    allowed((who) => can(who, "offer.return", { delegation: "XA" })),
  );
  for (const permission of ["divergence.accept", "divergence.end"] as const) {
    expect(allowed((who) => can(who, permission, {}))).toEqual(["secretariat"]);
  }
});

test("accounts are the administrators' and nobody disables themselves", () => {
  expect(allowed((who) => can(who, "account.list", {}))).toEqual(["admin"]);
  expect(allowed((who) => can(who, "account.invite", {}))).toEqual(["admin"]);
  for (const permission of ["account.disable", "account.enable", "account.assign"] as const) {
    expect(allowed((who) => can(who, permission, { accountId: "somebody" }))).toEqual(["admin"]);
    expect(can(people.admin, permission, { accountId: people.admin.accountId })).toBe(false);
  }
});

test.each([
  ["nobody signed in", { kind: "public" }, "public"],
  [
    "the own delegation",
    { kind: "member", delegation: "XA", takesPart: true, isBeneficiary: false },
    "delegation",
  ],
  [
    "the beneficiary",
    { kind: "member", delegation: "XU", takesPart: true, isBeneficiary: true },
    "bilateral",
  ],
  [
    "another delegation",
    { kind: "member", delegation: "XB", takesPart: true, isBeneficiary: false },
    "participants",
  ],
  [
    "the secretariat",
    { kind: "member", delegation: null, takesPart: true, isBeneficiary: false },
    "participants",
  ],
  [
    "an administrator",
    { kind: "member", delegation: null, takesPart: false, isBeneficiary: false },
    "public",
  ],
] as const)("%s reads XA's lines as the right audience", (_who, reader, audience) => {
  expect(readsAs(reader, "XA")).toBe(audience);
});

test("an act for an audience reaches every narrower one", () => {
  expect(reaches("public")).toEqual(["delegation", "bilateral", "participants", "public"]);
  expect(reaches("participants")).toEqual(["delegation", "bilateral", "participants"]);
  expect(reaches("delegation")).toEqual(["delegation"]);
});
