import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Receipt } from "@/components/receipt.tsx";
import { actAddress, actFromAddress } from "@/domain/symbol.ts";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { type Receipt as Act, getReceipt } from "@/features/offers/queries.ts";
import { formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string; address: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.receipt");
  return { title: t("heading", { symbol: actFromAddress((await params).address) ?? "" }) };
}

export default async function ReceiptPage({ params }: Props) {
  const { locale, address } = await params;
  const symbol = actFromAddress(address);
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const act = symbol === null ? null : await getReceipt(actor, symbol);
  if (symbol === null || !act) return <AbsentForMember />;
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const trail = [{ href: paths.desk(locale), label: t("title") }];
  const heading = t("receipt.heading", { symbol });
  return (
    <>
      <Breadcrumb label={common("breadcrumb")} trail={trail} current={heading} />
      <DocumentHeading title={heading} />
      <Receipt
        title={t("receipt.title")}
        symbol={symbol}
        rows={await rowsOf(act, locale)}
        seal={act.contentHash ? { label: t("receipt.hash"), value: act.contentHash } : undefined}
      >
        <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
          {act.audience === "public" ? (
            <li>
              <a href={paths.act(locale, actAddress(symbol))}>{t("receipt.seeTimeline")}</a>
            </li>
          ) : null}
          <li>
            <a href={paths.desk(locale)}>{t("receipt.backToDesk")}</a>
          </li>
        </ul>
      </Receipt>
    </>
  );
}

async function rowsOf(act: Act, locale: Locale) {
  const t = await getTranslations("desk.receipt");
  const terms = await getTranslations("terms");
  const role = MEMBER_ROLES.find((each) => each === act.capacity);
  const capacity = role ? terms(`memberRole.${role}`) : (act.capacity ?? "");
  return [
    {
      key: "time",
      term: t("time"),
      value: <time dateTime={act.recordedAt}>{formatInstant(act.recordedAt, locale)}</time>,
    },
    { key: "by", term: t("by"), value: t("byWhom", { name: act.by, capacity }) },
    { key: "audience", term: t("audience"), value: terms(`audience.${act.audience}`) },
    ...(act.reason ? [{ key: "note", term: t("note"), value: act.reason }] : []),
    {
      key: "lines",
      term: t("lines"),
      value: (
        <ul>
          {act.lines.map(({ symbol, version, title }) => {
            const { text, lang } = inLanguage(title, locale);
            return (
              <li key={symbol} lang={lang === locale ? undefined : lang}>
                <a href={paths.deskCommitment(locale, symbol)}>
                  {t("line", { symbol, version, title: text })}
                </a>
              </li>
            );
          })}
        </ul>
      ),
    },
  ];
}
