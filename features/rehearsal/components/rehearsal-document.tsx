import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { PartyName } from "@/features/delegations/queries.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { RehearsalView } from "../queries.ts";
import { RehearsalClock } from "./rehearsal-clock.tsx";

export type RehearsalProps = {
  page: PageRequest;
  view: RehearsalView;
  names: ReadonlyMap<string, PartyName>;
};

/** What would follow: the clock, what is automatic, who can prevent what, and who is bound to nothing. */
export async function RehearsalDocument(props: RehearsalProps & { source: ReactNode }) {
  const { steps } = props.view.rehearsal;
  const t = await getTranslations("rehearsal");
  const count = (isHard: boolean | null) => steps.filter((step) => step.isHard === isHard).length;
  return (
    <>
      <RehearsalClock {...props} />
      {steps.length > 0 ? (
        <p className="mb-6 max-w-prose">
          {t("times", { hard: count(true), soft: count(false), none: count(null) })}
        </p>
      ) : null}
      <Decisions {...props} />
      <Unbound {...props} />
      <Others {...props} />
    </>
  );
}

const RULES = [
  ["each", "each-party"],
  ["body", "named-body"],
  ["unstated", null],
] as const;

/** Who decides, and who can say no. */
async function Decisions({ page: { locale, link }, view, names }: RehearsalProps) {
  const { steps, vetoes } = view.rehearsal;
  const t = await getTranslations("rehearsal");
  const name = (code: string) => names.get(code)?.[locale] ?? code;
  const count = (fits: (rule: string | null) => boolean) => steps.filter(({ rule }) => fits(rule)).length;
  return (
    <PageSection id="decisions" title={t("decisions")}>
      <p className="max-w-prose">{t("automatic", { count: count((rule) => rule === "automatic") })}</p>
      <ul className="method-list">
        {RULES.map(([key, rule]) => [key, count((each) => each === rule)] as const)
          .filter(([, lines]) => lines > 0)
          .map(([key, lines]) => (
            <li key={key}>{t(key, { count: lines })}</li>
          ))}
        <li>{t("consensus", { count: vetoes.length })}</li>
      </ul>
      {vetoes.length > 0 ? (
        <ul className="line-list">
          {vetoes.map(({ symbol, delegations, participants }) => (
            <li key={symbol}>
              <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>{" "}
              {t("veto", { parties: delegations.map(name).join(", ") })}{" "}
              {participants ? (
                <>
                  {t("alsoThere")} <q lang={locale === "en" ? undefined : "en"}>{participants}</q>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </PageSection>
  );
}

/** Guarantors that nothing binds in this case, with their lines that do not act that day. */
async function Unbound({ page: { locale, link }, view, names }: RehearsalProps) {
  const { unbound } = view.rehearsal;
  const t = await getTranslations("rehearsal");
  const reasons = await getTranslations("coverage.reason");
  return (
    <PageSection id="unbound" title={t("unboundTitle")}>
      <p className="mb-3 max-w-prose">{t("unbound", { count: unbound.length })}</p>
      {unbound.length > 0 ? (
        <ul className="unbound-list">
          {unbound.map(({ delegation, lines }) => (
            <li key={delegation}>
              <FlaggedName
                code={delegation}
                name={names.get(delegation)?.[locale] ?? delegation}
                href={link(paths.delegation(locale, delegation))}
              />
              {lines.map(({ symbol, reason, by }) => (
                <p key={symbol} className="text-caption text-ink-2">
                  <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>:{" "}
                  {reasons(reason, { by: by ?? "" })}
                </p>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </PageSection>
  );
}

async function Others({ page: { locale, link }, view }: RehearsalProps) {
  const { others } = view.rehearsal;
  const t = await getTranslations("rehearsal");
  const terms = await getTranslations("terms");
  if (others.length === 0) return null;
  return (
    <PageSection id="others" title={t("othersTitle")}>
      <p className="mb-3 max-w-prose">{t("others", { count: others.length })}</p>
      <ul className="line-list">
        {others.map(({ symbol, trigger }) => (
          <li key={symbol}>
            <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>:{" "}
            {trigger ? terms(`trigger.${trigger}`) : t("noTrigger")}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
