type Props = { href: string; text: string; type?: string | undefined };

/** An address that is read as well as followed: whoever has no link to press copies what it says. */
export function Address({ href, text, type }: Props) {
  return (
    <a className="address" href={href} type={type}>
      {text}
    </a>
  );
}
