import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Sorting = {
  /** The same list sorted by this column, or the other way round. */
  href: string;
  state: "ascending" | "descending" | "none";
  /** What the link does, for those who hear it: 'sort by date, newest first'. */
  label: string;
};

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The column that names the row. One a table. */
  rowHeader?: boolean | undefined;
  /** The column with the most words: it keeps room beside the others. */
  main?: boolean | undefined;
  /** Numbers: unit in the header, digits under each other. */
  numeric?: boolean | undefined;
  nowrap?: boolean | undefined;
  /** Left out on a phone; its content then belongs in another column's `phoneDetail`. */
  wideOnly?: boolean | undefined;
  /** A second line that shows on a phone only, for what the hidden columns say. */
  phoneDetail?: ((row: Row) => ReactNode) | undefined;
  sort?: Sorting | undefined;
};

type Props<Row> = {
  caption: string;
  /** The caption is only for those who hear the table: a heading stands over it. */
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  dense?: boolean | undefined;
};

const SORT_ICONS: Record<Sorting["state"], IconName> = {
  ascending: "ascending",
  descending: "descending",
  none: "sortable",
};

/** A real table at every width: on a phone it keeps three columns and says the rest in a second line. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, dense }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className={dense ? "data-table is-dense" : "data-table"}>
        <caption className={captionHidden ? "sr-only" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classesOf<Row>({ main, numeric, nowrap, wideOnly }: Column<Row>): string | undefined {
  return (
    [main && "is-main", numeric && "is-numeric", nowrap && "is-nowrap", wideOnly && "wide-only"]
      .filter(Boolean)
      .join(" ") || undefined
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, sort } = column;
  const sorted = sort && sort.state !== "none" ? sort.state : undefined;
  return (
    <th scope="col" className={classesOf(column)} aria-sort={sorted}>
      {sort ? (
        <a href={sort.href} className="sort-link">
          {header}
          <span className="sr-only">, {sort.label}</span>
          <Icon name={SORT_ICONS[sort.state]} />
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = (
    <>
      {column.cell(row)}
      {column.phoneDetail ? <div className="phone-detail">{column.phoneDetail(row)}</div> : null}
    </>
  );
  if (!column.rowHeader) return <td className={classesOf(column)}>{content}</td>;
  return (
    <th scope="row" className={classesOf(column)}>
      {content}
    </th>
  );
}
