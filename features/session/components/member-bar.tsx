import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AccountBar } from "@/components/account-bar.tsx";
import { ActionForm } from "@/components/action-form.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import { PAGE_HEADER } from "@/server/page-header.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import type { Actor } from "@/server/viewer.ts";
import { signOut } from "../actions.ts";
import { ownDelegation } from "../queries.ts";

/** Who is signed in, for which delegation and in what capacity, and where they can go. */
export async function MemberBar({ actor, locale }: { actor: Actor; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "account.bar" });
  const terms = await getTranslations({ locale, namespace: "terms" });
  const session = await getTranslations({ locale, namespace: "session" });
  const delegation = await ownDelegation(actor);
  const here = (await headers()).get(PAGE_HEADER) ?? "";
  const links = [
    ...(delegation ? [{ href: paths.desk(locale), label: t("desk") }] : []),
    ...(actor.role === "secretariat"
      ? [{ href: paths.secretariatFindings(locale), label: t("findings") }]
      : []),
    ...(actor.role === "admin"
      ? [
          { href: paths.accounts(locale), label: t("accounts") },
          { href: paths.audit(locale), label: t("audit") },
        ]
      : []),
    { href: paths.sessions(locale), label: t("sessions") },
  ];
  return (
    <AccountBar
      label={t("label")}
      name={actor.name}
      role={terms(`memberRole.${actor.role}`)}
      delegation={delegation ? { code: delegation.code, name: delegation.name[locale] } : undefined}
      links={links.map((link) => ({ ...link, current: here.startsWith(link.href) }))}
      signOut={
        <ActionForm
          name="sign-out"
          action={signOut}
          hidden={{ locale }}
          submit={session("signOut")}
          variant="quiet"
          words={{ problem: "", faults: {}, refusals: await refusalWords(locale) }}
        />
      }
    />
  );
}
