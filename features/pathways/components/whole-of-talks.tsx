import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { TextField } from "@/components/field.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { PartyName } from "@/features/delegations/queries.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { DelegationPathway } from "../queries.ts";
import { type AskedPathways, partiesOf, stepName, wholeOf } from "../schema.ts";

type Props = {
  page: PageRequest;
  pathways: readonly DelegationPathway[];
  asked: AskedPathways;
  names: ReadonlyMap<string, PartyName>;
};

/** When enough of the parties can be through, which of them sets that day, and which has none. */
export async function WholeOfTalksSection(props: Props) {
  const { page, pathways, asked, names } = props;
  const { locale, link } = page;
  const t = await getTranslations("pathways");
  const { earliest, setBy, without } = wholeOf(pathways, asked.rule);
  const name = (code: string) => names.get(code)?.[locale] ?? code;
  const parties = partiesOf(pathways).length;
  const { quorum, required } = asked.rule;
  return (
    <PageSection id="whole" title={t("whole.title")}>
      <p className="mb-2 max-w-prose">
        {quorum === null ? t("whole.all", { count: parties }) : t("whole.quorum", { quorum, count: parties })}{" "}
        {required.length > 0 ? t("whole.required", { parties: required.map(name).join(", ") }) : ""}
      </p>
      <p className="figure-sentence">
        {earliest === null
          ? t("whole.impossible")
          : t("whole.notBefore", {
              day: formatDay(earliest, locale),
              parties: setBy.map(name).join(", "),
              count: setBy.length,
            })}
      </p>
      {without.length > 0 ? (
        <>
          <p className="mb-2">{t("whole.without", { count: without.length })}</p>
          <ul className="line-list">
            {without.map(({ delegation, blocked }) => (
              <li key={delegation}>
                <FlaggedName
                  code={delegation}
                  name={name(delegation)}
                  href={link(paths.delegation(locale, delegation))}
                />
                {": "}
                {blocked.length > 0
                  ? t("whole.blocked", {
                      steps: blocked.map((id) => t(`step.${stepName(id.split("/")[1] ?? "")}`)).join(", "),
                    })
                  : t("whole.none")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <QuorumForm {...props} />
    </PageSection>
  );
}

async function QuorumForm({ page: { locale, asOf, query }, pathways, asked, names }: Props) {
  const t = await getTranslations("pathways.form");
  const { quorum, required } = asked.rule;
  const parties = partiesOf(pathways);
  return (
    <form className="quorum-form mt-5" action={paths.pathways(locale)} method="get">
      {asOf.isNow ? null : <input type="hidden" name="asOf" value={query.one("asOf") ?? ""} />}
      <TextField
        id="quorum"
        name="quorum"
        type="number"
        width="short"
        min={1}
        max={parties.length}
        label={t("quorum")}
        hint={t("quorumHint")}
        defaultValue={quorum ?? undefined}
      />
      <fieldset className="field">
        <legend className="field-label">{t("required")}</legend>
        <div className="quorum-parties">
          {parties.map(({ delegation }) => (
            <div key={delegation} className="choice">
              <input
                type="checkbox"
                id={`required-${delegation}`}
                name="required"
                value={delegation}
                defaultChecked={required.includes(delegation)}
              />
              <label htmlFor={`required-${delegation}`}>
                {names.get(delegation)?.[locale] ?? delegation}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <Button variant="secondary">{t("submit")}</Button>
    </form>
  );
}
