import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/icon.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import { type Column, columnsOf } from "@/lib/table.ts";
import { TABLES } from "../schema.ts";

/** What each column of each table means, made from the shapes that the answers are checked against. */
export async function Dictionary() {
  const t = await getTranslations("data.columns");
  return (
    <>
      {Object.entries(TABLES).map(([name, shape]) => {
        const columns = columnsOf(shape);
        return (
          <details key={name} id={`columns-${name}`} className="disclosure">
            <summary>
              <Icon name="chevron-right" />
              {t(`table.${name as keyof typeof TABLES}`)}{" "}
              <span className="text-ink-2">({t("count", { count: columns.length })})</span>
            </summary>
            <Fields columns={columns} />
          </details>
        );
      })}
    </>
  );
}

/** Columns of one field stand together: what the field means is said once. */
async function Fields({ columns }: { columns: readonly Column[] }) {
  const t = await getTranslations("data.field");
  const fields = Map.groupBy(columns, ({ path }) => path[0] ?? "");
  return (
    <SummaryList
      rows={Array.from(fields, ([field, own]) => ({
        key: field,
        term: <ColumnNames columns={own} />,
        description: t(field as "symbol"),
        note: <Codes columns={own} />,
      }))}
    />
  );
}

async function ColumnNames({ columns }: { columns: readonly Column[] }) {
  const t = await getTranslations("data.columns");
  return (
    <ul className="column-names">
      {columns.map(({ name, kind, isList }) => (
        <li key={name}>
          <code>{name}</code> <span>{isList ? `${t(`kind.${kind}`)}, ${t("list")}` : t(`kind.${kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}

async function Codes({ columns }: { columns: readonly Column[] }) {
  const t = await getTranslations("data.columns");
  const coded = columns.filter(({ codes }) => codes.length > 0);
  return coded.map(({ name, codes }) => (
    <p key={name}>
      {coded.length > 1 ? <code>{name} </code> : null}
      {t("codes")} <code>{codes.join(", ")}</code>
    </p>
  ));
}
