import type { ReactNode } from "react";
import type { FieldSpec, GroupSpec } from "./field-spec.ts";

type Props = {
  group: GroupSpec;
  /** Shown whatever the category: a field in it is filled or has a fault. */
  isForced: boolean;
  moreRoom: string;
  /** Beside the title: who is in this part. */
  beside: ReactNode;
  after: ReactNode;
  field: (spec: FieldSpec) => ReactNode;
};

/** Short fields side by side where there is room. */
const FIELDS = "grid max-w-[50rem] gap-x-8 md:grid-cols-2 lg:max-w-[66rem]";

/** One part of the form. */
export function EditorGroup({ group, isForced, moreRoom, beside, after, field }: Props) {
  const id = `group-${group.id}`;
  const spare = group.fields.filter(({ isSpare }) => isSpare);
  return (
    <section
      className="page-section"
      aria-labelledby={id}
      data-section={group.id}
      data-for={group.forCategories?.join(" ")}
      data-filled={group.forCategories && (isForced || group.isFilled) ? "" : undefined}
    >
      <div className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <h2 id={id}>{group.title}</h2>
        {beside}
      </div>
      <div className={FIELDS}>{group.fields.filter(({ isSpare }) => !isSpare).map(field)}</div>
      {spare.length > 0 ? (
        <details className="disclosure">
          <summary>{moreRoom}</summary>
          <div className={`pt-4 ${FIELDS}`}>{spare.map(field)}</div>
        </details>
      ) : null}
      {after}
    </section>
  );
}
