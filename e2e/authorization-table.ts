// Who gets what at every way in. The one table of it: e2e/authorization.spec.ts fails on a page, a route's method
// or a server action that has no row, and asks each of them as everybody.
import type { Name } from "../tests/world.ts";
import type { Method } from "./entry-points.ts";

/** Everybody who may ask, and who it is in the world of tests/world.ts. `own` is the delegation XA. */
export const ASKING = {
  anonymous: null,
  signedOut: "signedOut",
  disabled: "disabled",
  drafter: "drafterA",
  head: "headA",
  other: "headB",
  beneficiary: "headU",
  secretariat: "secretariat",
  admin: "admin",
} as const satisfies Record<string, Name | null>;
export type Asking = keyof typeof ASKING;
export const EVERYBODY = Object.keys(ASKING) as Asking[];

type Row<T> = Record<Asking, T>;

/** Whoever has no live session gets the first, the others what is said of them, or the second. */
function row<T>(stranger: T, member: T, of: Partial<Row<T>> = {}): Row<T> {
  const signedIn = Object.fromEntries(EVERYBODY.map((who) => [who, member])) as Row<T>;
  return { ...signedIn, anonymous: stranger, signedOut: stranger, disabled: stranger, ...of };
}

/** `desk` and `own page` are where somebody who is signed in already is led to. */
type PageOutcome = 200 | 404 | "sign-in" | "desk" | "own page";
const publicPage = row<PageOutcome>(200, 200);
const nothing = row<PageOutcome>(404, 404);
const signedIn = row<PageOutcome>("sign-in", 200);
const delegates = row<PageOutcome>("sign-in", 200, { secretariat: 404, admin: 404 });
const ownDelegation = row<PageOutcome>("sign-in", 404, { drafter: 200, head: 200 });
const administrators = row<PageOutcome>("sign-in", 404, { admin: 200 });
const secretariat = row<PageOutcome>("sign-in", 404, { secretariat: 200 });

/** Per page, an address of it. `ACCOUNT` and `ACT` stand for an id of this run. */
export const PAGES: Record<string, { ask: string; answers: Row<PageOutcome> }> = {
  "/[locale]/(public)": { ask: "/en", answers: publicPage },
  "/[locale]/(public)/timeline": { ask: "/en/timeline", answers: publicPage },
  "/[locale]/(public)/timeline/[act]": { ask: "/en/timeline/P-2026-1", answers: publicPage },
  "/[locale]/(public)/delegations": { ask: "/en/delegations", answers: publicPage },
  "/[locale]/(public)/delegations/[code]": { ask: "/en/delegations/XA", answers: publicPage },
  "/[locale]/(public)/changes": { ask: "/en/changes", answers: publicPage },
  "/[locale]/(public)/search": { ask: "/en/search?q=summary", answers: publicPage },
  "/[locale]/(public)/commitments": { ask: "/en/commitments", answers: publicPage },
  "/[locale]/(public)/commitments/[symbol]": { ask: "/en/commitments/XA-PVBR", answers: publicPage },
  "/[locale]/(public)/commitments/[symbol]/v/[number]": {
    ask: "/en/commitments/XA-PVBR/v/1",
    answers: publicPage,
  },
  "/[locale]/(public)/commitments/[symbol]/diff/[range]": {
    ask: "/en/commitments/XA-PVBR/diff/1..1",
    answers: publicPage,
  },
  "/[locale]/(public)/requirements": { ask: "/en/requirements", answers: publicPage },
  "/[locale]/(public)/requirements/[symbol]": { ask: "/en/requirements/XU-PVBR", answers: publicPage },
  "/[locale]/(public)/findings": { ask: "/en/findings", answers: publicPage },
  "/[locale]/(public)/findings/[id]": { ask: "/en/findings/GAP-XU-PVBR", answers: publicPage },
  "/[locale]/(public)/duration": { ask: "/en/duration", answers: publicPage },
  "/[locale]/(public)/duration/calendar": { ask: "/en/duration/calendar", answers: publicPage },
  "/[locale]/(public)/pace": { ask: "/en/pace", answers: publicPage },
  "/[locale]/(public)/coverage": { ask: "/en/coverage", answers: publicPage },
  "/[locale]/(public)/coverage/[symbol]/[year]": { ask: "/en/coverage/XU-PVBR/2026", answers: publicPage },
  "/[locale]/(public)/pathways": { ask: "/en/pathways", answers: publicPage },
  "/[locale]/(public)/rehearsal": { ask: "/en/rehearsal?attack=2027-03-01T06:00Z", answers: publicPage },
  "/[locale]/(public)/what-if": { ask: "/en/what-if?without=XA", answers: publicPage },
  "/[locale]/(public)/compare": { ask: "/en/compare?a=XA&b=XB", answers: publicPage },
  "/[locale]/(public)/corrections": { ask: "/en/corrections", answers: publicPage },
  "/[locale]/(public)/glossary": { ask: "/en/glossary", answers: publicPage },
  "/[locale]/(public)/method": { ask: "/en/method", answers: publicPage },
  "/[locale]/(public)/data": { ask: "/en/data", answers: publicPage },
  "/[locale]/(public)/sign-in": {
    ask: "/en/sign-in",
    answers: row<PageOutcome>(200, "desk", { secretariat: "own page", admin: "own page" }),
  },
  "/[locale]/(public)/account/invitation/[token]": {
    ask: `/en/account/invitation/${"A".repeat(43)}`,
    answers: publicPage,
  },
  "/[locale]/(member)/account/sessions": { ask: "/en/account/sessions", answers: signedIn },
  "/[locale]/(member)/admin/accounts": { ask: "/en/admin/accounts", answers: administrators },
  "/[locale]/(member)/admin/accounts/[id]": { ask: "/en/admin/accounts/ACCOUNT", answers: administrators },
  "/[locale]/(member)/admin/accounts/invite": { ask: "/en/admin/accounts/invite", answers: administrators },
  "/[locale]/(member)/admin/audit": { ask: "/en/admin/audit", answers: administrators },
  "/[locale]/(member)/desk": { ask: "/en/desk", answers: delegates },
  "/[locale]/(member)/desk/review": { ask: "/en/desk/review", answers: delegates },
  "/[locale]/(member)/desk/commitments/new": { ask: "/en/desk/commitments/new", answers: delegates },
  "/[locale]/(member)/desk/commitments/[symbol]": {
    ask: "/en/desk/commitments/XA-PVBR",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/withdraw": {
    ask: "/en/desk/commitments/XA-PVBR/withdraw",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/correct": {
    ask: "/en/desk/commitments/XA-PVBR/correct",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/confirm": {
    ask: "/en/desk/commitments/XA-PVBR/confirm",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/suspend": {
    ask: "/en/desk/commitments/XA-PVBR/suspend",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/step": {
    ask: "/en/desk/commitments/XA-PVBR/step",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/deputies": { ask: "/en/desk/deputies", answers: delegates },
  "/[locale]/(member)/desk/findings": { ask: "/en/desk/findings", answers: delegates },
  "/[locale]/(member)/desk/findings/[id]": {
    // It names a line of XA and a requirement of XU.
    ask: "/en/desk/findings/GAP-XU-PVBR",
    answers: row<PageOutcome>("sign-in", 404, { drafter: 200, head: 200, beneficiary: 200 }),
  },
  "/[locale]/(member)/secretariat/findings": { ask: "/en/secretariat/findings", answers: secretariat },
  "/[locale]/(member)/secretariat/findings/[id]": {
    ask: "/en/secretariat/findings/GAP-XU-PVBR",
    answers: secretariat,
  },
  "/[locale]/(member)/desk/preview/[audience]": { ask: "/en/desk/preview/public", answers: delegates },
  "/[locale]/(member)/desk/preview/[audience]/[symbol]": {
    ask: "/en/desk/preview/public/XA-PVBR",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/commitments/[symbol]/history": {
    ask: "/en/desk/commitments/XA-PVBR/history",
    answers: ownDelegation,
  },
  "/[locale]/(member)/desk/acts/[address]": { ask: "/en/desk/acts/ACT", answers: ownDelegation },
  "/[locale]/[...rest]": { ask: "/en/no/such/page", answers: nothing },
  "/_not-found": { ask: "/_not-found", answers: nothing },
  "/_global-error": { ask: "/_global-error", answers: nothing },
};

type RouteRow = { ask: string; answers: Record<Method, number> };
/** Public reads answer everybody alike, and know no other method. */
const read = (ask: string): RouteRow => ({
  ask,
  answers: { GET: 200, HEAD: 200, OPTIONS: 204, POST: 405, PUT: 405, PATCH: 405, DELETE: 405 },
});
const absent = (ask: string): RouteRow => ({
  ask,
  answers: { GET: 404, HEAD: 404, OPTIONS: 404, POST: 404, PUT: 404, PATCH: 404, DELETE: 404 },
});

export const ROUTES: Record<string, RouteRow> = {
  "/[locale]/(public)/head": read("/en/head?since=2026-01-01T00:00:00Z"),
  "/api/[[...rest]]": absent("/api/v1/no-such-thing"),
  "/api/auth/[...nextauth]": {
    // Only the sign-in form's own address does anything; e2e/sign-in.spec.ts has its truth table.
    ask: "/api/auth/session",
    answers: { GET: 200, HEAD: 400, OPTIONS: 204, POST: 404, PUT: 405, PATCH: 405, DELETE: 405 },
  },
  // Asked at the address that proxy.ts leads there.
  "/api/cards/[locale]/[[...address]]": read("/api/cards/en/commitments"),
  "/api/copies/[locale]/[...address]": read("/en/commitments.csv"),
  "/api/health/live": read("/api/health/live"),
  "/api/health/ready": read("/api/health/ready"),
  "/api/openapi.json": read("/api/openapi.json"),
  "/robots.txt": read("/robots.txt"),
  "/sitemap.xml": read("/sitemap.xml"),
  "/sitemap-en.xml": read("/sitemap-en.xml"),
  "/sitemap-uk.xml": read("/sitemap-uk.xml"),
  "/api/v1/acts": read("/api/v1/acts"),
  "/api/v1/search": read("/api/v1/search?q=summary"),
  "/api/v1/acts/[...address]": read("/api/v1/acts/P-2026-1"),
  "/api/v1/changes": read("/api/v1/changes?from=2026-01-01"),
  "/api/v1/commitments": read("/api/v1/commitments"),
  "/api/v1/commitments/[symbol]": read("/api/v1/commitments/XA-PVBR"),
  "/api/v1/commitments/[symbol]/versions": read("/api/v1/commitments/XA-PVBR/versions"),
  "/api/v1/commitments/[symbol]/versions/[version]": read("/api/v1/commitments/XA-PVBR/versions/1"),
  "/api/v1/delegations": read("/api/v1/delegations"),
  "/api/v1/delegations/[code]": read("/api/v1/delegations/XA"),
  "/api/v1/findings": read("/api/v1/findings"),
  "/api/v1/pace": read("/api/v1/pace"),
  "/api/v1/coverage": read("/api/v1/coverage"),
  "/api/v1/pathways": read("/api/v1/pathways"),
  "/api/v1/rehearsal": read("/api/v1/rehearsal?attack=2027-03-01T06:00Z"),
  "/api/v1/what-if": read("/api/v1/what-if?without=XA"),
  "/api/v1/requirements": read("/api/v1/requirements"),
  "/api/v1/requirements/[symbol]": read("/api/v1/requirements/XU-PVBR"),
  "/api/v1/timeline": read("/api/v1/timeline"),
};

type ActionRow = { fields: Record<string, string>; answers: Row<string> };
const NOBODY = "unauthenticated";
const NO_SUCH_ID = "00000000-0000-4000-8000-000000000000";
const locale = "en";
const forDelegates = (of: Partial<Row<string>>): Row<string> => row(NOBODY, "not_found", of);
const forAdministrators = (admin: string): Row<string> => row(NOBODY, "not_found", { admin });
/** What a head may do and a drafter may not, asked with a wrong password or an old revision. */
const STALE = { locale, revision: "99999" };

/**
 * Per action, a call of it. Where somebody may act, the outcome is `done` or a refusal that only they can meet, such
 * as `out_of_date`; they come last, so that those before them find nothing changed.
 */
export const ACTIONS: Record<string, ActionRow> = {
  "features/offers/actions.ts#saveFieldsAction": {
    fields: { locale, symbol: "XA-PVBR", "f.title_uk": "Запис", "b.title_uk": "" },
    // Whose own draft is submitted learns that, and nothing of the line.
    answers: forDelegates({ drafter: "done", head: "done", other: "conflict" }),
  },
  "features/offers/actions.ts#removeLineAction": {
    fields: { locale, symbol: "XA-PART" },
    answers: forDelegates({
      drafter: "nothing_to_do",
      head: "nothing_to_do",
      // Their own draft is submitted, or there is none: whose line it is does not come into it.
      other: "conflict",
      beneficiary: "nothing_to_do",
    }),
  },
  "features/offers/actions.ts#submitOfferAction": {
    fields: STALE,
    answers: forDelegates({
      drafter: "out_of_date",
      head: "out_of_date",
      other: "conflict",
      beneficiary: "nothing_to_do",
    }),
  },
  "features/offers/actions.ts#takeBackOfferAction": {
    fields: { locale },
    answers: forDelegates({
      drafter: "nothing_to_do",
      head: "nothing_to_do",
      other: "done",
      beneficiary: "nothing_to_do",
    }),
  },
  "features/offers/actions.ts#returnOfferAction": {
    fields: { ...STALE, note: "Not yet." },
    answers: forDelegates({ head: "nothing_to_do", other: "nothing_to_do", beneficiary: "nothing_to_do" }),
  },
  "features/offers/actions.ts#communicateOfferAction": {
    fields: { ...STALE, audience: "public", cover_note: "", password: "not the password" },
    answers: forDelegates({ head: "wrong_password", other: "wrong_password", beneficiary: "wrong_password" }),
  },
  "features/lines/actions.ts#beginCommitmentAction": {
    // Only an own line can be copied; that there are others is not said.
    fields: { locale, as: "copy", from: "XA-PVBR", keep_stage: "no" },
    answers: forDelegates({ drafter: "done", head: "done" }),
  },
  "features/lines/actions.ts#sayDurationAction": {
    fields: {
      locale,
      start_kind: "unstated",
      term_kind: "open-ended",
      extension: "tacit",
      exit_kind: "unstated",
    },
    answers: forDelegates({ drafter: "done", head: "done", other: "done", beneficiary: "done" }),
  },
  "features/offers/actions.ts#callOffActAction": {
    // One of XB's; who decides for another delegation is asked for the password as well, and learns nothing.
    fields: { locale, act: "EMBARGOED", password: "not the password" },
    answers: forDelegates({ head: "wrong_password", other: "wrong_password", beneficiary: "wrong_password" }),
  },
  "features/deputies/actions.ts#appointDeputyAction": {
    fields: {
      locale,
      colleague: "ACCOUNT",
      from: "",
      until: "2000-01-01 00:00",
      kind: "shared",
      password: "not the password",
    },
    answers: forDelegates({ head: "invalid", other: "invalid", beneficiary: "invalid" }),
  },
  "features/findings/actions.ts#answerFindingAction": {
    // It names a line of XA and a requirement of XU; nobody else's.
    fields: {
      locale,
      finding: "GAP-XU-PVBR",
      audience: "public",
      text: "A word.",
      password: "not the password",
    },
    answers: forDelegates({ head: "wrong_password", beneficiary: "wrong_password" }),
  },
  "features/findings/actions.ts#acceptDivergenceAction": {
    fields: {
      locale,
      finding: "GAP-XU-PVBR",
      audience: "public",
      parties: "XA",
      reason: "Both know.",
      until: "2098-01-01",
      password: "not the password",
    },
    answers: row(NOBODY, "not_found", { secretariat: "wrong_password" }),
  },
  "features/findings/actions.ts#endDivergenceAction": {
    fields: { locale, divergence: NO_SUCH_ID },
    answers: row(NOBODY, "not_found"),
  },
  "features/deputies/actions.ts#endDeputyAction": {
    fields: { locale, deputy: "DEPUTY" },
    answers: forDelegates({ other: "done" }),
  },
  "features/colleagues/actions.ts#reportPresenceAction": {
    fields: { locale, symbol: "XA-PVBR", section: "", mark: "" },
    answers: forDelegates({ drafter: "done", head: "done" }),
  },
  "features/colleagues/actions.ts#commentAction": {
    fields: { locale, symbol: "XA-PVBR", field: "title_en", body: "A word." },
    answers: forDelegates({ drafter: "done", head: "done" }),
  },
  "features/colleagues/actions.ts#resolveTalkAction": {
    // A comment that nobody wrote: nothing of the talk is older.
    fields: { locale, symbol: "XA-PVBR", field: "title_en", last: NO_SUCH_ID },
    answers: forDelegates({
      drafter: "nothing_to_do",
      head: "nothing_to_do",
      other: "nothing_to_do",
      beneficiary: "nothing_to_do",
    }),
  },
  "features/colleagues/actions.ts#restoreTextAction": {
    fields: { locale, symbol: "XA-PVBR", edit: NO_SUCH_ID, shown: "" },
    answers: forDelegates({}),
  },
  "features/session/actions.ts#signInAgain": {
    // Without a password it is no sign-in; e2e/colleagues.spec.ts has what it does with one.
    fields: { locale, symbol: "XA-PVBR" },
    answers: row("invalid", "invalid"),
  },
  "features/steps/actions.ts#draftStepAction": {
    // Without the day that it needs.
    fields: { locale, symbol: "XA-PVBR", step: "confirm", was: "" },
    answers: forDelegates({ drafter: "invalid", head: "invalid" }),
  },
  "features/steps/actions.ts#dropStepAction": {
    fields: { locale, symbol: "XA-PVBR" },
    answers: forDelegates({ drafter: "nothing_to_do", head: "nothing_to_do" }),
  },
  "features/session/actions.ts#signOut": { fields: { locale }, answers: row("done", "done") },
  "features/session/actions.ts#endSession": {
    // Another's session: nothing ends, and nothing says whether there is one.
    fields: { locale, session: "SESSION" },
    answers: row(NOBODY, "done"),
  },
  "features/session/actions.ts#endManySessions": {
    fields: { locale, which: "others" },
    answers: row(NOBODY, "done"),
  },
  "features/session/actions.ts#accept": {
    fields: { locale, token: "A".repeat(43), name: "Somebody", password: "a long password of nobody" },
    answers: row("not_found", "not_found"),
  },
  "features/accounts/actions.ts#sendInvitation": {
    fields: { locale, email: "new@example.test", name: "New", role: "secretariat", delegation: "" },
    answers: forAdministrators("done"),
  },
  "features/accounts/actions.ts#revoke": {
    fields: { locale, invitation: "INVITATION" },
    answers: forAdministrators("done"),
  },
  "features/accounts/actions.ts#resendInvitation": {
    fields: { locale, invitation: "INVITATION_2" },
    answers: forAdministrators("done"),
  },
  "features/accounts/actions.ts#disable": {
    fields: { locale, account: "ACCOUNT", reason: "Left." },
    answers: forAdministrators("done"),
  },
  "features/accounts/actions.ts#enable": {
    fields: { locale, account: "ACCOUNT" },
    answers: forAdministrators("done"),
  },
  "features/accounts/actions.ts#assign": {
    fields: { locale, account: "ACCOUNT", role: "secretariat", delegation: "" },
    answers: forAdministrators("done"),
  },
};
