import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EvaluationBanner } from "@/components/evaluation-banner.tsx";
import { PageFrame } from "@/components/page-frame.tsx";
import { SiteFooter } from "@/components/site-footer.tsx";
import { SiteHeader } from "@/components/site-header.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { isEvaluation } from "@/features/installation/queries.ts";
import { paths } from "@/lib/paths.ts";
import { PAGE_HEADER } from "@/server/page-header.ts";

type Props = {
  locale: Locale;
  /** Who is signed in, under the header. */
  bar?: ReactNode | undefined;
  children: ReactNode;
};

const SECTIONS = ["timeline", "delegations", "commitments"] as const;

/** What stands around the pages that are made for one person: sign-in, invitation, and all behind them. */
export async function SiteFrame({ locale, bar, children }: Props) {
  const t = await getTranslations({ locale, namespace: "common" });
  const session = await getTranslations({ locale, namespace: "session" });
  const other = locale === "en" ? "uk" : "en";
  const here = (await headers()).get(PAGE_HEADER) ?? `/${locale}`;
  const links = SECTIONS.map((name) => ({ href: paths[name](locale), label: t(`nav.${name}`) }));
  return (
    <PageFrame
      skipLabel={t("skip")}
      banner={
        (await isEvaluation()) ? (
          <EvaluationBanner title={t("evaluation.title")} text={t("evaluation.text")} />
        ) : null
      }
      header={
        <SiteHeader
          name={t("site.name")}
          subject={t("site.subject")}
          homeHref={paths.home(locale)}
          navLabel={t("nav.label")}
          menuLabel={t("nav.menu")}
          closeLabel={t("nav.close")}
          nav={links}
          language={{ href: here.replace(/^\/(en|uk)/, `/${other}`), lang: other, label: t("otherLanguage") }}
          signIn={
            bar
              ? undefined
              : { href: paths.signIn(locale), label: t("nav.signIn"), current: here.includes("/sign-in") }
          }
        />
      }
      bars={bar}
      footer={
        <SiteFooter label={t("footer.label")} links={links}>
          <p>{session("notClassified")}</p>
        </SiteFooter>
      }
    >
      {children}
    </PageFrame>
  );
}
