/** A link as the components take it: where to, its words, and whether it is where the reader is. */
export type TextLink = { href: string; label: string; current?: boolean | undefined };
