import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { KEYS_ID, type KeyRow, Keys } from "@/components/keys.tsx";
import { Updates } from "@/components/updates.tsx";
import { paths, withQuery } from "@/lib/paths.ts";
import { scriptNonce } from "@/server/nonce.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; here: Route; query: LinkQuery };

/** After `g`, a letter for each of these pages. */
const GOES = [
  ["h", "home"],
  ["t", "timeline"],
  ["d", "delegations"],
  ["c", "commitments"],
  ["r", "requirements"],
] as const;

/** What the one small script of the reader pages works with. A view of the past has no news. */
export async function ReaderAids({ page, here, query }: Props) {
  const { locale, link, asOf } = page;
  const [t, nav, nonce] = await Promise.all([
    getTranslations("reader"),
    getTranslations("common.nav"),
    scriptNonce(),
  ]);
  const rows: KeyRow[] = [
    { keys: ["/"], label: t("keys.search"), link: { href: link(paths.search(locale)), go: "search" } },
    ...GOES.map(([key, name]) => ({
      keys: ["g", key],
      label: nav(name),
      link: { href: link(paths[name](locale)), go: key },
    })),
    { keys: ["j", "k"], label: t("keys.rows") },
    { keys: ["]", "["], label: t("keys.months") },
    { keys: ["n", "p"], label: t("keys.changes") },
    { keys: ["?"], label: t("keys.list") },
  ];
  return (
    <>
      <Keys
        title={t("keys.title")}
        text={t("keys.text")}
        switchLabel={t("keys.switch")}
        closeLabel={t("keys.close")}
        rows={rows}
      />
      {asOf.isNow ? (
        <Updates
          head={withQuery(paths.head(locale), { since: asOf.instant })}
          label={t("updates.label")}
          href={link(here, query)}
          linkLabel={t("updates.show")}
        />
      ) : null}
      <script async src="/reader.js" nonce={nonce} />
    </>
  );
}

/** Opens the list of keys without any script. */
export async function KeysButton() {
  const t = await getTranslations("reader.keys");
  return (
    <button type="button" className="quiet-button keys-open" popoverTarget={KEYS_ID}>
      {t("title")}
    </button>
  );
}
