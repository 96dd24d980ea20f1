import type { MemberRole } from "./vocabulary.ts";

/** Whoever is signed in, in the one capacity that they hold. */
export type Person = { accountId: string; role: MemberRole; delegation: string | null };

type Subjects = {
  "offer.edit": { delegation: string };
  "offer.submit": { delegation: string };
  "offer.return": { delegation: string };
  /** `members` counts the delegation's enabled accounts: two people wherever there are two. */
  "offer.communicate": { delegation: string; submittedBy: string | null; members: number };
  "account.list": Record<string, never>;
  "account.invite": Record<string, never>;
  "account.disable": { accountId: string };
  "account.enable": { accountId: string };
  "account.assign": { accountId: string };
};
export type Permission = keyof Subjects;

const isOf = (person: Person, delegation: string): boolean =>
  (person.role === "drafter" || person.role === "head") && person.delegation === delegation;
const isAdmin = (person: Person): boolean => person.role === "admin";

const allows: { [P in Permission]: (person: Person, subject: Subjects[P]) => boolean } = {
  "offer.edit": (person, offer) => isOf(person, offer.delegation),
  "offer.submit": (person, offer) => isOf(person, offer.delegation),
  "offer.return": (person, offer) => isOf(person, offer.delegation) && person.role === "head",
  "offer.communicate": (person, offer) =>
    isOf(person, offer.delegation) &&
    person.role === "head" &&
    (offer.submittedBy !== person.accountId || offer.members === 1),
  "account.list": isAdmin,
  "account.invite": isAdmin,
  // Nobody disables or reassigns themselves: that needs another administrator.
  "account.disable": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
  "account.enable": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
  "account.assign": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
};

export const can = <P extends Permission>(person: Person, permission: P, subject: Subjects[P]): boolean =>
  allows[permission](person, subject);
