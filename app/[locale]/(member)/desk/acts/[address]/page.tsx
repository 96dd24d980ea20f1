import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { Receipt } from "@/components/receipt.tsx";
import { deputyOf } from "@/domain/deputy.ts";
import { can } from "@/domain/policy.ts";
import { actAddress, actFromAddress } from "@/domain/symbol.ts";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { callOffActAction } from "@/features/offers/actions.ts";
import { formWords } from "@/features/offers/components/words.ts";
import { type Receipt as Act, getReceipt } from "@/features/offers/queries.ts";
import { formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string; address: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.receipt");
  const symbol = actFromAddress((await params).address);
  return { title: symbol ? t("heading", { symbol }) : t("title") };
}

export default async function ReceiptPage({ params }: Props) {
  const { locale, address } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  // By its number, or by its id while it has none.
  const act = await getReceipt(actor, actFromAddress(address) ?? address);
  if (!act) return <AbsentForMember />;
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const trail = [{ href: paths.desk(locale), label: t("title") }];
  const heading = {
    released: t("receipt.heading", { symbol: act.symbol }),
    embargoed: t("receipt.waitingHeading"),
    "called-off": t("receipt.calledOffHeading"),
  }[act.state];
  const number = act.state === "called-off" ? t("receipt.numberNever") : t("receipt.numberLater");
  return (
    <>
      <Breadcrumb label={common("breadcrumb")} trail={trail} current={heading} />
      <DocumentHeading title={heading} />
      <ActState act={act} locale={locale} />
      <Receipt
        title={t("receipt.title")}
        symbol={act.symbol || number}
        rows={await rowsOf(act, locale)}
        seal={act.contentHash ? { label: t("receipt.hash"), value: act.contentHash } : undefined}
      >
        <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
          {act.state === "released" && act.audience === "public" ? (
            <li>
              <a href={paths.act(locale, actAddress(act.symbol))}>{t("receipt.seeTimeline")}</a>
            </li>
          ) : null}
          <li>
            <a href={paths.desk(locale)}>{t("receipt.backToDesk")}</a>
          </li>
        </ul>
      </Receipt>
      {act.state === "embargoed" && can(actor, "offer.call_off", { delegation: actor.delegation ?? "" }) ? (
        <CallOff act={act} locale={locale} />
      ) : null}
    </>
  );
}

type ActProps = { act: Act; locale: Locale };

/** What is out of the ordinary about it: that it waits, or was called off. */
async function ActState({ act, locale }: ActProps) {
  const t = await getTranslations("desk.receipt");
  if (act.state === "embargoed") {
    return (
      <Notice tone="warn" title={t("waitingTitle", { when: formatInstant(act.releasedAt, locale) })}>
        <p>{t("waitingText")}</p>
      </Notice>
    );
  }
  if (!act.calledOff) return null;
  const said = { name: act.calledOff.by, when: formatInstant(act.calledOff.at, locale) };
  return (
    <Notice title={t("calledOffTitle", said)}>
      <p>{t("calledOffText")}</p>
    </Notice>
  );
}

async function CallOff({ act, locale }: ActProps) {
  const t = await getTranslations("desk.receipt");
  const review = await getTranslations("desk.review");
  return (
    <PageSection id="call-off" title={t("callOffTitle")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("callOffText")}</p>
      <ActionForm
        name="call-off-act"
        action={callOffActAction}
        hidden={{ locale, act: act.id }}
        submit={t("callOff")}
        variant="danger"
        words={await formWords(locale)}
        fields={[
          {
            kind: "password",
            name: "password",
            label: review("password"),
            hint: review("passwordHint"),
            autoComplete: "current-password",
          },
        ]}
      />
    </PageSection>
  );
}

async function rowsOf(act: Act, locale: Locale) {
  const t = await getTranslations("desk.receipt");
  const terms = await getTranslations("terms");
  const time = (instant: string) => <time dateTime={instant}>{formatInstant(instant, locale)}</time>;
  const isWaiting = act.state === "embargoed";
  const wasEmbargoed = act.releasedAt !== act.recordedAt;
  return [
    { key: "kind", term: t("kind"), value: terms(`actKind.${act.kind}`) },
    { key: "time", term: t(wasEmbargoed ? "entered" : "time"), value: time(act.recordedAt) },
    ...(wasEmbargoed && act.state !== "called-off"
      ? [{ key: "release", term: t(isWaiting ? "release" : "released"), value: time(act.releasedAt) }]
      : []),
    { key: "by", term: t("by"), value: await actedBy(act) },
    { key: "audience", term: t("audience"), value: terms(`audience.${act.audience}`) },
    ...(act.reason ? [{ key: "note", term: t("note"), value: act.reason }] : []),
    // A statement brings none.
    ...(act.lines.length > 0
      ? [{ key: "lines", term: t("lines"), value: <BroughtLines act={act} locale={locale} /> }]
      : []),
    ...(act.siblings.length > 0
      ? [{ key: "together", term: t("together"), value: <Siblings act={act} locale={locale} /> }]
      : []),
  ];
}

async function actedBy({ by: name, capacity }: Act): Promise<string> {
  const t = await getTranslations("desk.receipt");
  const terms = await getTranslations("terms.memberRole");
  const head = deputyOf(capacity);
  if (head !== null) return t("deputy", { name, head });
  const role = MEMBER_ROLES.find((each) => each === capacity);
  return t("byWhom", { name, capacity: role ? terms(role) : (capacity ?? "") });
}

async function BroughtLines({ act, locale }: ActProps) {
  const t = await getTranslations("desk.receipt");
  return (
    <ul>
      {act.lines.map(({ symbol, version, title }) => {
        const { text, lang } = inLanguage(title, locale);
        return (
          <li key={symbol} lang={lang === locale ? undefined : lang}>
            <a href={paths.deskCommitment(locale, symbol)}>
              {version === null
                ? t("lineUnread", { symbol, title: text })
                : t("line", { symbol, version, title: text })}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The other acts that the same draft became. */
async function Siblings({ act, locale }: ActProps) {
  const kind = await getTranslations("terms.actKind");
  return (
    <ul>
      {act.siblings.map((each) => (
        <li key={each.id}>
          <a href={paths.deskReceipt(locale, each.symbol === "" ? each.id : actAddress(each.symbol))}>
            {kind(each.kind)} {each.symbol}
          </a>
        </li>
      ))}
    </ul>
  );
}
