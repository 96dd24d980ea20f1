import { getTranslations } from "next-intl/server";

/** How each mark of the chart is drawn, in a box of 40 by 16 pixels. */
const MARKS = {
  term: <rect className="gantt-term fill-signed" x="1" y="3" width="38" height="10" />,
  assured: (
    <>
      <rect className="gantt-term fill-signed" x="1" y="3" width="38" height="10" />
      <line className="gantt-assured" x1="22" x2="22" y1="0" y2="16" />
    </>
  ),
  funds: <rect className="gantt-funds" x="1" y="7" width="38" height="3" />,
  open: <rect className="gantt-fade" fill="url(#fade-signed)" x="1" y="3" width="38" height="10" />,
  event: (
    <>
      <rect className="gantt-fade" fill="url(#fade-signed)" x="1" y="3" width="34" height="10" />
      <circle className="gantt-event" cx="34" cy="8" r="4" />
    </>
  ),
  unstated: <rect className="gantt-unknown" x="1" y="3" width="38" height="10" />,
  renewal: <rect className="gantt-renewal" fill="url(#gantt-hatch)" x="1" y="3" width="38" height="10" />,
  review: <path className="gantt-review" d="M20 2l5 6-5 6-5-6z" />,
  waiting: <line className="gantt-waiting" x1="1" x2="39" y1="8" y2="8" />,
  now: <line className="gantt-now" x1="20" x2="20" y2="16" />,
} as const;

/** What the marks mean, each beside its drawing. */
export async function GanttLegend() {
  const t = await getTranslations("duration.legend");
  return (
    <ul>
      {Object.entries(MARKS).map(([name, drawing]) => (
        <li key={name}>
          <svg className="gantt-key" width="40" height="16" aria-hidden="true" focusable="false">
            {drawing}
          </svg>
          {t(name as keyof typeof MARKS)}
        </li>
      ))}
    </ul>
  );
}
