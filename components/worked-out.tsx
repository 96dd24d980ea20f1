import type { TextLink } from "./text-link.ts";

/** Above everything that the program concludes: that nobody has said it, and by which rules it was found. */
export function WorkedOut({ text, rules }: { text: string; rules: TextLink }) {
  return (
    <p className="worked-out">
      {text} <a href={rules.href}>{rules.label}</a>
    </p>
  );
}
