import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { cache } from "react";
import { read } from "../db/client.ts";
import type { Person } from "../domain/policy.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Reader } from "../domain/visibility.ts";
import type { Locale, MemberRole } from "../domain/vocabulary.ts";
import { keepAlive } from "./keep-alive.ts";
import { sessionCookieName } from "./session-cookie.ts";

/** Known to this file alone: no other can make a Viewer or an Actor. */
declare const minted: unique symbol;

/** Whoever looks. `sessionHash` is null for everybody without an account. */
export type Viewer = {
  readonly [minted]: "viewer";
  readonly sessionHash: string | null;
  readonly reader: Reader;
};
/** A viewer who is signed in and acts in the one capacity that they hold. */
export type Actor = Omit<Viewer, typeof minted | "sessionHash"> &
  Person & {
    readonly [minted]: "viewer";
    readonly actor: true;
    readonly sessionHash: string;
    readonly sessionId: string;
    readonly name: string;
    readonly email: string;
    readonly language: Locale;
    readonly reauthenticatedAt: Date;
  };

/** The viewer of every public page, feed and export. Reads no cookie, so that its answers may be shared. */
export const publicViewer = { sessionHash: null, reader: { kind: "public" } } as unknown as Viewer;

/** An actor who looks at the own delegation's lines as an audience does: of rows that they may read in any case. */
export const asReadBy = (
  { sessionHash }: Actor,
  audience: "bilateral" | "participants" | "public",
): Viewer => {
  const outsider = { kind: "member", delegation: null, takesPart: true } as const;
  const reader: Reader =
    audience === "public" ? { kind: "public" } : { ...outsider, isBeneficiary: audience === "bilateral" };
  return { sessionHash, reader } as unknown as Viewer;
};

type ViewerRow = {
  account_id: string;
  session_id: string;
  name: string;
  email: string;
  language: Locale;
  role: MemberRole;
  delegation_code: string | null;
  reauthenticated_at: Date | string;
  is_beneficiary: boolean;
};

/** The actor behind this request's cookie; null when there is none or its session has ended. One look-up a request. */
export const currentActorOrNull = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  const actor = token ? await actorOfToken(token) : null;
  if (actor) await keepAlive(actor);
  return actor;
});

/** As above, for a token that did not come by cookie. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  const sessionHash = createHash("sha256").update(token).digest("hex");
  const rows = await read({ sessionHash }, (db) =>
    db
      .select({ row: sql<ViewerRow>`to_jsonb(v)`, heads: sql<string[]>`to_jsonb(authz.heads())` })
      .from(sql`authz.viewer() v`)
      .limit(1),
  );
  const [found] = rows;
  if (!found) return null;
  const { row, heads } = found;
  return {
    sessionHash,
    actor: true,
    sessionId: row.session_id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    language: row.language,
    role: row.role,
    delegation: row.delegation_code,
    heads,
    reauthenticatedAt: new Date(row.reauthenticated_at),
    reader: {
      kind: "member",
      delegation: row.delegation_code,
      takesPart: row.role !== "admin",
      isBeneficiary: row.is_beneficiary,
    },
  } as unknown as Actor;
}

/** @throws Refusal `unauthenticated` when nobody is signed in. */
export async function currentActor(): Promise<Actor> {
  const actor = await currentActorOrNull();
  if (!actor) throw new Refusal("unauthenticated");
  return actor;
}
