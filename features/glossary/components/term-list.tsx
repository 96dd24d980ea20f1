import { getTranslations } from "next-intl/server";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { byLetter, type GlossaryEntry, type Place } from "../schema.ts";

type Props = { page: PageRequest; entries: readonly GlossaryEntry[] };

/** All words under their letters, each at an anchor of its own. */
export async function TermList({ page, entries }: Props) {
  const t = await getTranslations("glossary");
  const letters = byLetter(entries);
  return (
    <>
      <nav className="letter-index" aria-label={t("letters")}>
        <ul>
          {letters.map(({ letter }) => (
            <li key={letter}>
              <a href={`#${letterAnchor(letter)}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      {letters.map(({ letter, entries: words }) => (
        <section key={letter} className="glossary-letter" aria-labelledby={letterAnchor(letter)}>
          <h2 id={letterAnchor(letter)}>{letter}</h2>
          <dl className="glossary">
            {words.map((entry) => (
              <div key={entry.id}>
                <dt id={entry.id}>
                  <dfn>{entry.word}</dfn>
                </dt>
                <dd>
                  <Definition page={page} entry={entry} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

const letterAnchor = (letter: string): string => `letter-${letter.toLowerCase()}`;

async function Definition({ page, entry }: { page: PageRequest; entry: GlossaryEntry }) {
  const t = await getTranslations("glossary");
  const { text, at, see, values } = entry;
  if (text === null) {
    return (
      <p>
        {t("pointer")}{" "}
        {see.map(({ id, word }) => (
          <a key={id} href={`#${at ?? id}`}>
            {word}
          </a>
        ))}
      </p>
    );
  }
  return (
    <>
      <p>{text}</p>
      {values.length > 0 ? (
        <dl className="glossary-values">
          {values.map((value) => (
            <div key={value.id} id={value.id}>
              <dt>{value.word}</dt>
              <dd>{value.text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Notes page={page} entry={entry} />
    </>
  );
}

/** Where the word comes from, where it is used here, and what stands near it. */
async function Notes({
  page,
  entry: { source, article, used, see },
}: {
  page: PageRequest;
  entry: GlossaryEntry;
}) {
  const t = await getTranslations("glossary");
  return (
    <ul className="glossary-notes">
      <li>
        {t("source")}: {t(`sources.${source}`, { article: article ?? "" })}
      </li>
      {used.length > 0 ? (
        <li>
          {t("used")}: <PlaceLinks page={page} places={used} />
        </li>
      ) : null}
      {see.length > 0 ? (
        <li>
          {t("see")}:{" "}
          {see.map(({ id, word }, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <a href={`#${id}`}>{word}</a>
            </span>
          ))}
        </li>
      ) : null}
    </ul>
  );
}

async function PlaceLinks({
  page: { locale, link },
  places,
}: {
  page: PageRequest;
  places: readonly Place[];
}) {
  const t = await getTranslations("glossary");
  const nav = await getTranslations("common.nav");
  return places.map((place, index) => (
    <span key={place}>
      {index > 0 ? ", " : ""}
      {place === "desk" ? t("desk") : <a href={link(paths[place](locale))}>{nav(place)}</a>}
    </span>
  ));
}
