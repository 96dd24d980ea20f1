import { createHash } from "node:crypto";

const STYLE =
  ":root{color-scheme:light dark}body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1rem/1.5 'Source Sans 3',sans-serif}h1{font-size:1.4rem}code{overflow-wrap:anywhere}";

/** What the page may load: nothing but its own style. */
export const FAILURE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256")
  .update(STYLE)
  .digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const WORDS = {
  en: {
    title: "This page could not be shown",
    text: "The register has failed here, not you. Please try again in a moment. If you were saving, look first whether it was kept.",
    again: "Try again",
    reference: "Reference for whoever runs this register:",
  },
  uk: {
    title: "Не вдалося показати цю сторінку",
    text: "Це збій реєстру, а не ваша помилка. Спробуйте ще раз за хвилину. Якщо ви щось зберігали, спершу перевірте, чи воно збереглося.",
    again: "Спробувати ще раз",
    reference: "Номер збою для тих, хто супроводжує реєстр:",
  },
};

/**
 * A whole page in both languages that needs no script, no database and no other file.
 * @param reference names the failure in the log; letters, digits and hyphens only.
 */
export function failurePage(reference: string): string {
  const sections = Object.entries(WORDS).map(
    ([lang, words]) =>
      `<section lang="${lang}"><h1>${words.title}</h1><p>${words.text}</p><p><a href="">${words.again}</a></p><p>${words.reference} <code>${reference}</code></p></section>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${WORDS.en.title} · ${WORDS.uk.title}</title><style>${STYLE}</style></head><body><main>${sections.join("")}</main></body></html>`;
}
