import type { SourceGrade } from "@/domain/vocabulary.ts";
import { Icon } from "./icon.tsx";
import { SourceGradeMark } from "./source-grade.tsx";

export type ListedSource = {
  key: string;
  title: string;
  href: string | null;
  publisher: string;
  dateTime: string | null;
  day: string | null;
  grade: SourceGrade;
  gradeLabel: string;
  /** How far the source was checked, in words. */
  backing?: string | undefined;
  lang?: string | undefined;
};

/** Where it comes from: title, publisher, date and grade, so that each claim is two steps from its source. */
export function SourceList({ sources }: { sources: readonly ListedSource[] }) {
  return (
    <ol className="source-list">
      {sources.map((source) => (
        <li key={source.key}>
          <p lang={source.lang}>
            {source.href ? (
              <a href={source.href} rel="noreferrer external">
                {source.title}
                <Icon name="external" className="ms-1 size-3" />
              </a>
            ) : (
              source.title
            )}
          </p>
          <p className="flex flex-wrap items-center gap-x-3 text-caption text-ink-2">
            <span>{source.publisher}</span>
            {source.dateTime && source.day ? <time dateTime={source.dateTime}>{source.day}</time> : null}
            <SourceGradeMark grade={source.grade} label={source.gradeLabel} />
            {source.backing ? <span>{source.backing}</span> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
