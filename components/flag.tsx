import * as flags from "country-flag-icons/react/3x2";

type FlagImage = (typeof flags)["UA"];
const IMAGES: ReadonlyMap<string, FlagImage> = new Map(
  Object.entries(flags).filter(([code, image]) => /^[A-Z]{2}$/.test(code) && typeof image === "function"),
);

/**
 * `XA` to `XZ` are user-assigned in ISO 3166-1 (the package draws contested territories there), so that they get
 * the neutral tile; only `XK` is in general use.
 */
function imageOf(code: string): FlagImage | undefined {
  if (code.startsWith("X") && code !== "XK") return undefined;
  return IMAGES.get(code);
}

/**
 * The flag of a state, or the initials of a party without one. Decoration: the name always stands
 * beside it. For server components only: a client component would send every flag of the world to the browser.
 */
export function Flag({ code }: { code: string }) {
  const Image = imageOf(code);
  return (
    <span className="flag" aria-hidden="true">
      {Image ? (
        <Image focusable="false" />
      ) : (
        <svg viewBox="0 0 30 20" aria-hidden="true" focusable="false">
          <rect width="30" height="20" className="fill-sunken" />
          <text x="15" y="14.8" textAnchor="middle" fontSize="13.5" fontWeight="600" className="fill-ink-2">
            {code.slice(0, 3)}
          </text>
        </svg>
      )}
    </span>
  );
}
