import { isDrawn } from "./flag-codes.ts";
import flags from "./marks/flags.svg";

/** The flag of a state, or the initials of a party without one. Decoration: the name always stands beside it. */
export function Flag({ code }: { code: string }) {
  if (isDrawn(code)) {
    return (
      <svg className="flag" aria-hidden="true">
        <use href={`${flags.src}#${code}`} />
      </svg>
    );
  }
  return (
    <svg className="flag" viewBox="0 0 30 20" aria-hidden="true">
      <rect width="30" height="20" className="fill-sunken" />
      <text x="15" y="14.8" textAnchor="middle" fontSize="13.5" fontWeight="600" className="fill-ink-2">
        {code.slice(0, 3)}
      </text>
    </svg>
  );
}
