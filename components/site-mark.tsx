/** The mark of the register: a seal that is three quarters full, as a negotiation is. */
export function SiteMark() {
  return (
    <svg
      className="shrink-0"
      width="28"
      height="28"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="16" cy="16" r="14.5" strokeWidth="2" />
      <path d="M16 16V6.5A9.5 9.5 0 1 1 6.5 16Z" fill="currentColor" stroke="none" />
    </svg>
  );
}
