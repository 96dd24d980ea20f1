import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { SelectField, TextField } from "@/components/field.tsx";
import { CONSENT_STEPS } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type AskedRehearsal, attackInput } from "../schema.ts";

type Props = { page: PageRequest; asked: AskedRehearsal };

/** When the attack is taken to begin, and how firm a line must be: a plain form, that keeps all else that is assumed. */
export async function RehearsalForm({ page: { locale, asOf, query }, asked }: Props) {
  const t = await getTranslations("rehearsal.form");
  const coverage = await getTranslations("coverage.form");
  const kept = Object.entries({ ...asked.query, attack: null, floor: null }).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, String(value)] as const],
  );
  const moment = asOf.isNow ? [] : [["asOf", query.one("asOf") ?? ""] as const];
  return (
    <form className="analysis-form rehearsal-form" action={paths.rehearsal(locale)} method="get">
      {[...kept, ...moment]
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <TextField
        id="attack"
        name="attack"
        type="datetime-local"
        label={t("attack")}
        defaultValue={asked.attack === null ? undefined : attackInput(asked.attack)}
        required
      />
      <SelectField
        id="floor"
        name="floor"
        label={coverage("floor")}
        defaultValue={asked.assumptions.floor}
        options={CONSENT_STEPS.map((step) => ({ value: step, label: coverage(`floorStep.${step}`) }))}
      />
      <div className="field">
        <Button variant="secondary">{t("submit")}</Button>
      </div>
    </form>
  );
}
