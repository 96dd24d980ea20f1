import { Flag } from "./flag.tsx";

type Props = { code: string; name: string; href?: string | undefined };

/** A party as it is named everywhere outside running text: flag or initials, then the name. */
export function FlaggedName({ code, name, href }: Props) {
  return (
    <span className="flagged">
      <Flag code={code} />
      {href ? <a href={href}>{name}</a> : name}
    </span>
  );
}
