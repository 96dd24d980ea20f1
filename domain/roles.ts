import type { Day } from "./commitment.ts";
import type { DelegationRecord } from "./records.ts";
import type { DelegationRole } from "./vocabulary.ts";

/** The roles that hold on a day, both ends included; who had roles and holds none any more has left. */
export function rolesNow(
  { roles }: Pick<DelegationRecord, "roles">,
  day: Day,
): { roles: DelegationRole[]; hasLeft: boolean } {
  const holding = roles.filter(
    ({ from, to }) => (from === null || from <= day) && (to === null || day <= to),
  );
  return { roles: holding.map(({ role }) => role), hasLeft: roles.length > 0 && holding.length === 0 };
}
