type Props = {
  text: string;
  /** The language of the text, and that of the page. */
  lang: string;
  pageLang: string;
  /** 'In English': shown where the two differ. */
  label: string;
};

/** A text of the record in the language in which it was given, said so where it is not the reader's. */
export function RecordText({ text, lang, pageLang, label }: Props) {
  if (lang === pageLang) return text;
  return (
    <>
      <span lang={lang}>{text}</span>{" "}
      <span className="text-caption text-ink-2 whitespace-nowrap">({label})</span>
    </>
  );
}
