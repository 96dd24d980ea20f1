import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assumptionsQuery } from "../../portfolio/schema.ts";
import type { ScenarioView } from "../queries.ts";
import { type AskedScenario, assumed } from "../schema.ts";
import { assumptionWords, type Names } from "./assumption-words.ts";

type Props = { page: PageRequest; asked: AskedScenario; names: Names };

/** Each assumption, with the address of the scenario without it. */
export async function AssumptionList({ page, asked, names }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("scenarios.assumed");
  const words = await assumptionWords(locale, names);
  const here = paths.whatIf(locale);
  const { from, to } = asked.query;
  const list = assumed(asked.assumptions);
  return (
    <>
      <ul className="assumed-list">
        {list.map((each) => (
          <li key={`${each.key} ${each.subject}`}>
            <span>{words(each)}</span>
            <a
              href={link(here, { ...assumptionsQuery(each.without), from, to })}
              aria-label={t("removeLabel", { label: words(each) })}
            >
              {t("remove")}
            </a>
          </li>
        ))}
      </ul>
      {list.length > 1 ? (
        <p className="mt-2">
          <a href={link(here, { from, to })}>{t("clear")}</a>
        </p>
      ) : null}
    </>
  );
}

/** Assumptions that contradict each other or have nothing to act on, named one by one. */
export async function Contradictions({
  faults,
  locale,
  names,
}: Pick<ScenarioView, "faults"> & {
  locale: PageRequest["locale"];
  names: Names;
}) {
  const t = await getTranslations("scenarios");
  if (faults.length === 0) return null;
  const subject = (code: string | null) => (code === null ? "" : (names.get(code)?.[locale] ?? code));
  return (
    <Notice tone="warn" title={t("faults.title")}>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.subject}`}>
            {t(`fault.${fault.code}`, { subject: subject(fault.subject) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
