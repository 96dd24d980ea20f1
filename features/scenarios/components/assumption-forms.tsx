import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "@/components/button.tsx";
import { DateField, SelectField, TextField } from "@/components/field.tsx";
import type { Line } from "@/domain/portfolio.ts";
import { CONSENT_STEPS, type ConsentStep } from "@/domain/vocabulary.ts";
import { collator, formatDuration, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { FIRST_YEAR, LAST_YEAR } from "../../portfolio/schema.ts";
import { type AskedScenario, LINE_CHOICES } from "../schema.ts";
import type { Names } from "./assumption-words.ts";

type Props = { page: PageRequest; asked: AskedScenario; lines: readonly Line[]; names: Names };
const EVENTS = ["ceasefire", "peace", "attack"] as const;

/** One plain form for each kind of assumption; each keeps what the others say. */
export async function AssumptionForms(props: Props) {
  return (
    <div className="assume-forms">
      <WithoutForm {...props} />
      <LineForm {...props} />
      <DaysForm {...props} />
      <FloorForm {...props} />
    </div>
  );
}

type FormProps = { page: PageRequest; title: string; kept: LinkQuery; submit: string; children: ReactNode };

function AssumeForm({ page, title, kept, submit, children }: FormProps) {
  const all: LinkQuery = { ...kept, asOf: page.asOf.isNow ? null : page.query.one("asOf") };
  return (
    <form action={paths.whatIf(page.locale)} method="get" aria-label={title}>
      <h3>{title}</h3>
      {Object.entries(all).map(([name, value]) => {
        const text = typeof value === "object" ? (value?.join(",") ?? "") : String(value ?? "");
        return text === "" ? null : <input key={name} type="hidden" name={name} value={text} />;
      })}
      {children}
      <Button variant="secondary">{submit}</Button>
    </form>
  );
}

async function WithoutForm({ page, asked, lines, names }: Props) {
  const t = await getTranslations("scenarios.form");
  const parties = [...new Set(lines.map(({ delegation }) => delegation))]
    .filter((code) => !asked.assumptions.without.includes(code))
    .map((value) => ({ value, label: names.get(value)?.[page.locale] ?? value }))
    .sort((a, b) => collator(page.locale).compare(a.label, b.label));
  return (
    <AssumeForm page={page} title={t("without")} kept={asked.query} submit={t("submit")}>
      <SelectField
        id="without"
        name="without"
        label={t("delegation")}
        options={[{ value: "", label: t("choose") }, ...parties]}
      />
    </AssumeForm>
  );
}

async function LineForm({ page, asked, lines }: Props) {
  const { locale } = page;
  const t = await getTranslations("scenarios.form");
  const terms = await getTranslations("terms.stage");
  const word = (choice: (typeof LINE_CHOICES)[number]) => {
    const [kind, value = ""] = choice.split(":");
    if (kind === "lapse") return t("lapse");
    if (kind === "delay") return t("delay", { length: formatDuration(value, locale) });
    return t("raise", { stage: terms(value as ConsentStep) });
  };
  return (
    <AssumeForm page={page} title={t("line")} kept={asked.query} submit={t("submit")}>
      <TextField
        id="line"
        name="line"
        label={t("symbol")}
        hint={t("symbolHint", { example: lines[0]?.symbol ?? "XA-7K3Q" })}
        list="lines"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={120}
        width="medium"
      />
      <datalist id="lines">
        {lines.map(({ symbol, terms }) => {
          const title = inLanguage(terms.title, locale);
          return (
            <option key={symbol} value={symbol} lang={title.lang}>
              {title.text}
            </option>
          );
        })}
      </datalist>
      <SelectField
        id="what"
        name="what"
        label={t("what")}
        options={LINE_CHOICES.map((value) => ({ value, label: word(value) }))}
      />
    </AssumeForm>
  );
}

async function DaysForm({ page, asked }: Props) {
  const t = await getTranslations("scenarios.form");
  const kept = { ...asked.query, ceasefire: null, peace: null, attack: null };
  return (
    <AssumeForm page={page} title={t("days")} kept={kept} submit={t("submit")}>
      {EVENTS.map((event) => {
        const value = asked.assumptions[event];
        return (
          <fieldset className="assume-days" key={event}>
            <legend>{t(event)}</legend>
            {/* Before the day: of two values of one key the first is read. */}
            <label className="inline-flex items-center gap-2">
              <input type="checkbox" name={event} value="never" defaultChecked={value === "never"} />
              {t("never")}
            </label>
            <DateField
              id={event}
              name={event}
              label={t("on")}
              defaultValue={value === null || value === "never" ? "" : value}
            />
          </fieldset>
        );
      })}
    </AssumeForm>
  );
}

async function FloorForm({ page, asked }: Props) {
  const t = await getTranslations("scenarios.form");
  const floors = await getTranslations("coverage.form");
  const { assumptions, years, query } = asked;
  const year = (name: "from" | "to") => (
    <TextField
      id={name}
      name={name}
      label={floors(name)}
      type="number"
      min={FIRST_YEAR}
      max={LAST_YEAR}
      defaultValue={years[name]}
      width="short"
    />
  );
  return (
    <AssumeForm
      page={page}
      title={t("floor")}
      kept={{ ...query, floor: null, from: null, to: null }}
      submit={t("submit")}
    >
      <SelectField
        id="floor"
        name="floor"
        label={t("floorField")}
        options={CONSENT_STEPS.map((value) => ({ value, label: floors(`floorStep.${value}`) }))}
        defaultValue={assumptions.floor}
      />
      <div className="assume-days">
        {year("from")}
        {year("to")}
      </div>
    </AssumeForm>
  );
}
