/** Any value of JSON, as a member of a linked-data document. */
export type Linked =
  | string
  | number
  | boolean
  | null
  | readonly Linked[]
  | { readonly [name: string]: Linked };

/** As text that can stand in a script element: nothing in it opens or closes one. */
export const linkedText = (data: Linked): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** What a page is about, for search engines and archives. A block of data: no browser runs it. */
export function StructuredData({ data }: { data: Linked }) {
  return <script type="application/ld+json">{linkedText(data)}</script>;
}
