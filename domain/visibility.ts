import type { Audience } from "./vocabulary.ts";

/** As what somebody reads one delegation's lines: the audience whose releases they follow. */
export type Reader =
  | { kind: "public" }
  | { kind: "member"; delegation: string | null; takesPart: boolean; isBeneficiary: boolean };

/** The audience whose releases of `delegation`'s lines this reader follows. */
export function readsAs(reader: Reader, delegation: string): Audience {
  if (reader.kind === "public" || !reader.takesPart) return "public";
  if (reader.delegation === delegation) return "delegation";
  return reader.isBeneficiary ? "bilateral" : "participants";
}

/** Every audience that an act for `audience` reaches, narrowest first: whoever is wider stays out. */
export function reaches(audience: Audience): Audience[] {
  const ladder: Audience[] = ["delegation", "bilateral", "participants", "public"];
  return ladder.slice(0, ladder.indexOf(audience) + 1);
}
