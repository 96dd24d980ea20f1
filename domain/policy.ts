import type { MemberRole } from "./vocabulary.ts";

/** Whoever is signed in, in the one capacity that they hold. */
export type Person = {
  accountId: string;
  role: MemberRole;
  delegation: string | null;
  /**
   * Delegations for which they decide now (authz.heads()): as head, unless the right was handed over exclusively, or
   * as a head's deputy within its period.
   */
  heads: readonly string[];
};

type Subjects = {
  "offer.edit": { delegation: string };
  "offer.submit": { delegation: string };
  "offer.return": { delegation: string };
  /** `members` counts the delegation's enabled accounts: two people wherever there are two. */
  "offer.communicate": { delegation: string; submittedBy: string | null; members: number };
  "offer.call_off": { delegation: string };
  /** Only a head by role hands the right over; a deputy cannot pass it on. */
  "deputy.appoint": { delegation: string };
  "deputy.end": { delegation: string; accountId: string };
  /** What a delegation says to a finding leaves it as an act. */
  "finding.answer": { delegation: string };
  "divergence.accept": Record<string, never>;
  "divergence.end": Record<string, never>;
  "account.list": Record<string, never>;
  "account.invite": Record<string, never>;
  "account.disable": { accountId: string };
  "account.enable": { accountId: string };
  "account.assign": { accountId: string };
};
export type Permission = keyof Subjects;

const isOf = (person: Person, delegation: string): boolean =>
  (person.role === "drafter" || person.role === "head") && person.delegation === delegation;
const isHead = (person: Person, delegation: string): boolean =>
  isOf(person, delegation) && person.role === "head";
const decides = (person: Person, delegation: string): boolean =>
  isOf(person, delegation) && person.heads.includes(delegation);
const isSecretariat = (person: Person): boolean => person.role === "secretariat";
const isAdmin = (person: Person): boolean => person.role === "admin";

const allows: { [P in Permission]: (person: Person, subject: Subjects[P]) => boolean } = {
  "offer.edit": (person, offer) => isOf(person, offer.delegation),
  "offer.submit": (person, offer) => isOf(person, offer.delegation),
  "offer.return": (person, offer) => decides(person, offer.delegation),
  "offer.communicate": (person, offer) =>
    decides(person, offer.delegation) && (offer.submittedBy !== person.accountId || offer.members === 1),
  "offer.call_off": (person, offer) => decides(person, offer.delegation),
  "deputy.appoint": (person, { delegation }) => isHead(person, delegation),
  "deputy.end": (person, { delegation, accountId }) =>
    isHead(person, delegation) || (isOf(person, delegation) && person.accountId === accountId),
  "finding.answer": (person, { delegation }) => decides(person, delegation),
  "divergence.accept": isSecretariat,
  "divergence.end": isSecretariat,
  "account.list": isAdmin,
  "account.invite": isAdmin,
  // Nobody disables or reassigns themselves: that needs another administrator.
  "account.disable": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
  "account.enable": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
  "account.assign": (person, account) => isAdmin(person) && person.accountId !== account.accountId,
};

export const can = <P extends Permission>(person: Person, permission: P, subject: Subjects[P]): boolean =>
  allows[permission](person, subject);
