/** The same page in the other language, written in that language. Never a flag, never a code. */
export function LanguageLink({ href, lang, label }: { href: string; lang: string; label: string }) {
  return (
    <a className="quiet-link" href={href} hrefLang={lang} lang={lang} rel="alternate">
      {label}
    </a>
  );
}
