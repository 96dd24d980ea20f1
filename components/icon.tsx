/** Drawn on a 16 px square with a 1.5 px line. Arrows are here because no font of ours has them. */
const PATHS = {
  "arrow-right": "M2.5 8h11M9.5 4l4 4-4 4",
  "chevron-right": "M6 3.5 10.5 8 6 12.5",
  "chevron-left": "M10 3.5 5.5 8l4.5 4.5",
  ascending: "M8 13V3M4 7l4-4 4 4",
  descending: "M8 3v10M4 9l4 4 4-4",
  sortable: "M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3",
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5 14 14",
  filter: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  calendar: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3",
  external: "M9 2.5h4.5V7M13.5 2.5 7 9M11.5 9.5v4h-9v-9h4",
  download: "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11",
  check: "M2.5 8.5 6 12l7.5-8",
  alert: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.4v.6",
  info: "M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.25v4M8 4.6v.6",
  seal: "M8 9.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM5.5 8.8 4.5 14 8 12l3.5 2-1-5.2",
  report: "M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2",
  user: "M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.75 14c.5-2.75 2.5-4 5.25-4s4.75 1.25 5.25 4",
  edit: "M2.5 13.5 3.25 10 10.5 2.75l2.75 2.75L6 12.75zM9 4.25 11.75 7",
  clock: "M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.5V8l2.5 1.75",
} as const;

export type IconName = keyof typeof PATHS;

/** Never alone: a word stands beside it, or hidden in it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={`icon inline-block shrink-0 ${className}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="square"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
