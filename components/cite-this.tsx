import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  title: string;
  /** The citation as a sentence, to be copied as it stands. */
  text: string;
  /** The same for programs, each under the name of its format. */
  forms: readonly { label: string; text: string; file?: TextLink | undefined }[];
};

/** How to cite what is on the page: closed until somebody wants it, printed as its sentence alone. */
export function CiteThis({ title, text, forms }: Props) {
  return (
    <details id="cite" className="cite disclosure">
      <summary>
        <Icon name="chevron-right" />
        {title}
      </summary>
      <p className="cite-text">{text}</p>
      {forms.map((form) => (
        <figure key={form.label} className="cite-form">
          <figcaption>
            {form.label}
            {form.file ? (
              <>
                {" · "}
                <a href={form.file.href}>{form.file.label}</a>
              </>
            ) : null}
          </figcaption>
          <pre translate="no">{form.text}</pre>
        </figure>
      ))}
    </details>
  );
}
