// The pages that are tried for access and for language, and how a test comes to them: in the register that holds the
// reference record, and in the world of invented parties for what the reference record does not have.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Locale } from "../domain/vocabulary.ts";
import { makeNextVersion } from "../tests/next-version.ts";
import { communicate, makeDelegation, makeMember } from "./delegation.ts";
import { ask } from "./http.ts";
import { test as base, becomeSignedIn, given, signIn, type World } from "./register.ts";

export type Reader = "public" | "head" | "secretariat" | "admin";
type Register = "record" | "world";
/** An address without its language, of which words in capitals are looked up; who reads it, and where. */
export type Place = { address: string; reader: Reader; of: Register };

const placesOf = (of: Register, reader: Reader, addresses: readonly string[]): Place[] =>
  addresses.map((address) => ({ address, reader, of }));

/** Pages of the public record, which carry no script that they need. */
export const READER_PAGES: readonly Place[] = [
  ...placesOf("record", "public", [
    "",
    "?asOf=2024-03-01",
    "/timeline",
    "/timeline?delegation=GB&kind=signature",
    "/timeline?from=1999-01-01&to=1999-12-31",
    "/timeline/ACT",
    "/timeline/EVENT",
    "/delegations",
    "/delegations?stage=denounced",
    "/delegations/UA",
    "/delegations/GB",
    "/commitments",
    "/commitments?delegation=GB&stage=in-force",
    "/commitments?asOf=2024-03-01&year=1999",
    "/commitments/SYMBOL",
    "/commitments/SYMBOL/v/1",
    "/requirements",
    "/requirements?q=nothing-of-the-kind",
    "/requirements/REQUIREMENT",
    "/coverage",
    "/coverage?measure=share&floor=signed",
    "/coverage/REQUIREMENT/2026",
    "/duration",
    "/duration?group=requirement&view=table",
    "/duration?ceasefire=2027-03-01&page=2",
    "/duration/calendar",
    "/findings",
    "/findings?rule=GAP",
    "/findings/FINDING",
    "/what-if",
    "/what-if?without=GB,US&ceasefire=2027-03-01",
    "/rehearsal",
    "/rehearsal?attack=2027-03-01T06:00Z",
    "/pace",
    "/pathways",
    "/pathways?quorum=3&required=UA",
    "/compare",
    "/compare?a=GB&b=FR",
    "/compare?a=GB&aAsOf=2024-03-01&b=GB&rows=diff",
    "/changes",
    "/changes?from=2024-01-01&to=2024-12-31",
    "/corrections",
    "/glossary",
    "/method",
    "/data",
    "/search",
    "/search?q=air+defence",
    "/search?q=patroit",
    "/search?q=xqzzx",
    "/no-such-page",
    "/commitments/GB-0000",
  ]),
  ...placesOf("world", "public", [
    "/commitments/LINE",
    "/commitments/LINE/diff/1..2",
    "/changes?from=2026-01-15&to=2026-03-01",
    "/corrections",
  ]),
];

/** Pages that take an address, a password or a draft. */
export const MEMBER_PAGES: readonly Place[] = [
  ...placesOf("record", "public", ["/sign-in", `/account/invitation/${"A".repeat(43)}`]),
  ...placesOf("record", "head", [
    "/account/sessions",
    "/desk",
    "/desk/review",
    "/desk/findings",
    "/desk/commitments/SYMBOL",
  ]),
  ...placesOf("record", "secretariat", ["/secretariat/findings"]),
  ...placesOf("record", "admin", ["/admin/accounts", "/admin/accounts/invite", "/admin/audit"]),
  ...placesOf("world", "head", ["/desk/acts/RECEIPT", "/desk/commitments/LINE/history", "/desk/deputies"]),
  ...placesOf("world", "admin", ["/admin/accounts/ACCOUNT"]),
];
export const ALL_PAGES: readonly Place[] = [...READER_PAGES, ...MEMBER_PAGES];

export const nameOf = ({ address, of }: Place): string => (of === "world" ? "world " : "") + (address || "/");
export const isAbsence = ({ address }: Place): boolean => /no-such|0000/.test(address);

type Names = Record<string, string>;

/** Symbols of the reference record, which are drawn anew each time it is made. */
async function lookUpRecord(url: string): Promise<Names> {
  const first = async (list: string, fits: (item: { type?: string }) => boolean = () => true) => {
    const { items } = JSON.parse((await ask(`${url}/api/v1/${list}`)).body);
    return String(items.find(fits)?.symbol);
  };
  return {
    SYMBOL: await first("commitments?delegation=GB&limit=1"),
    REQUIREMENT: await first("requirements?limit=1"),
    FINDING: JSON.parse((await ask(`${url}/api/v1/findings?limit=1`)).body).items[0].id,
    ACT: (await first("acts?limit=1")).replaceAll("/", "-"),
    EVENT: await first("timeline?limit=200", ({ type }) => type === "event"),
  };
}

export type AccessWorld = { names: Names; members: Record<"head" | "admin", { id: string }> };

/**
 * Made once for all workers (e2e/global-setup.ts): a delegation whose line was restated and then corrected, and the
 * accounts that read the pages about it.
 */
export async function makeAccessWorld(sql: World["sql"]): Promise<AccessWorld> {
  const { code, head, symbols } = await makeDelegation(sql, { lines: 2 });
  const [symbol = "", another = ""] = symbols;
  await makeNextVersion(sql, {
    symbol,
    number: 2,
    at: "2026-02-01T12:00:00Z",
    set: { summary_en: "Said at more length, and in other words.", stage: "signed" },
    corrects: `act-${symbol}`,
  });
  const admin = await makeMember(sql, "admin", null);
  const act = { symbol: another, delegation: code, account: head.id, audience: "participants" } as const;
  const names = { LINE: symbol, RECEIPT: await communicate(sql, act), ACCOUNT: head.id };
  return { names, members: { head: { id: head.id }, admin: { id: admin.id } } };
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
const EVALUATION = { head: "head.gb", secretariat: "secretariat", admin: "admin" } as const;

/** Comes to pages as their readers, each signed in once. */
export class Visits {
  readonly #urls: Record<Register, string>;
  readonly #names: Record<Register, Names>;
  readonly #signIn: (place: Place, browser: Browser) => Promise<State>;
  readonly #states = new Map<string, Promise<State>>();
  readonly #kept = new Map<string, Page>();

  constructor(
    urls: Record<Register, string>,
    names: Record<Register, Names>,
    signInAs: (place: Place, browser: Browser) => Promise<State>,
  ) {
    this.#urls = urls;
    this.#names = names;
    this.#signIn = signInAs;
  }

  /** The whole address of a page in a language. */
  urlOf({ address, of }: Place, locale: Locale): string {
    const filled = Object.entries(this.#names[of]).reduce(
      (text, [word, name]) => text.replace(word, name),
      address,
    );
    return `${this.#urls[of]}/${locale}${filled}`;
  }

  /** A new page in the reader's name; the sign-in may be made in another browser. */
  async open(
    browser: Browser,
    place: Place,
    options: BrowserContextOptions = {},
    signInWith: Browser = browser,
  ): Promise<Page> {
    const storageState = await this.#stateOf(place, signInWith);
    const context = await browser.newContext({ ...options, ...(storageState ? { storageState } : {}) });
    return context.newPage();
  }

  /** A page that this worker keeps: the next address costs no new download of styles and fonts. */
  async keep(browser: Browser, place: Place, options: BrowserContextOptions = {}): Promise<Page> {
    const key = JSON.stringify([place.reader, place.of, options]);
    const known = this.#kept.get(key);
    if (known && !known.isClosed()) return known;
    const page = await this.open(browser, place, options);
    this.#kept.set(key, page);
    return page;
  }

  async #stateOf(place: Place, browser: Browser): Promise<State | undefined> {
    if (place.reader === "public") return undefined;
    const key = `${place.of} ${place.reader}`;
    const state = this.#states.get(key) ?? this.#signIn(place, browser);
    this.#states.set(key, state);
    return state;
  }
}

/** The session of an evaluation account, by its password in accounts.txt. */
async function signInToRecord(page: Page, record: { url: string; dataDir: string }, who: string) {
  const accounts = readFileSync(path.join(record.dataDir, "accounts.txt"), "utf8");
  const line = new RegExp(`^(${who.replace(".", "\\.")}@\\S+)\\s+(\\S+)`, "m");
  const [, email = "", password = ""] = accounts.match(line) ?? [];
  await signIn(page, record.url, { email }, password);
}

export const test = base.extend<object, { visits: Visits }>({
  visits: [
    async ({ world, record }, use) => {
      const filled: AccessWorld = JSON.parse(given("SURETY_E2E_ACCESS_WORLD"));
      const signInAs = async ({ reader, of }: Place, browser: Browser) => {
        if (reader === "public") throw new Error("the public has no session");
        const context = await browser.newContext();
        if (of === "world")
          await becomeSignedIn(context, world, filled.members[reader === "admin" ? "admin" : "head"]);
        else await signInToRecord(await context.newPage(), record, EVALUATION[reader]);
        const state = await context.storageState();
        await context.close();
        return state;
      };
      const names = { record: await lookUpRecord(record.url), world: filled.names };
      await use(new Visits({ record: record.url, world: world.url }, names, signInAs));
    },
    { scope: "worker" },
  ],
});
export { expect } from "./register.ts";
