/** The first thing in the tab order: past the header, to the content. */
export function SkipLink({ label, target = "main" }: { label: string; target?: string | undefined }) {
  return (
    <a className="skip-link" href={`#${target}`}>
      {label}
    </a>
  );
}
