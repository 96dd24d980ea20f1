import glyphs from "./marks/glyphs.svg";

/** Each is a symbol of marks/glyphs.svg. */
export const ICONS = [
  "arrow-right",
  "chevron-right",
  "chevron-left",
  "ascending",
  "descending",
  "sortable",
  "menu",
  "close",
  "search",
  "filter",
  "calendar",
  "external",
  "download",
  "check",
  "alert",
  "info",
  "seal",
  "report",
  "lock",
  "user",
  "edit",
  "clock",
] as const;
export type IconName = (typeof ICONS)[number];

/** Never alone: a word stands beside it, or hidden in it. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg className={className ? `icon ${className}` : "icon"} aria-hidden="true">
      <use href={`${glyphs.src}#${name}`} />
    </svg>
  );
}
