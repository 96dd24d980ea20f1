import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { CATEGORIES, LOCALES } from "../domain/vocabulary.ts";
import { byLetter, glossaryOf, TERMS, termOfRow } from "../features/glossary/schema.ts";
import { collator } from "../lib/format.ts";
import { messagesOf } from "../messages/messages.ts";

const categories = CATEGORIES.map((code) => ({
  code,
  name: { en: code, uk: code },
  definition: { en: "What it is.", uk: "Що це." },
}));

/** The words of the field that a reader of such a register looks for. */
const WANTED = `adoption authentication initialling signature ad-referendum full-powers credentials ratification
  acceptance approval accession instrument deposit depositary entry-into-force provisional-application signatory
  contracting-state party reservation interpretive-declaration objection understanding denunciation
  withdrawal-from-treaty termination suspension duration sunset-clause tacit-renewal lock-in survival-clause chapeau
  preamble operative-part annex schedule side-letter final-clauses exchange-of-notes memorandum-of-understanding
  joint-declaration compact corrigendum proces-verbal-of-rectification certified-true-copy registration assurance
  guarantee note-verbale non-paper aide-memoire demarche communique food-for-thought-paper chatham-house-rule
  without-prejudice nothing-agreed square-brackets options clean-text placeholder constructive-ambiguity
  silence-procedure breaking-silence penholder coordinator friends-of-the-chair contact-group track round session
  plenary bilateral technical-level political-level leaders-level head-of-delegation alternate adviser focal-point
  charge capital caveat framework-nation contributor statement-of-requirements force-generation earmark trigger
  casus-foederis consultation-clause mutual-assistance-clause decision-rule pledge commitment allocation disbursement
  delivery limite embargo derestriction releasable-to tlp explanation-of-position statement-for-the-record minutes
  record-of-conclusions beneficiary guarantor facilitator observer ceasefire armistice peace-agreement`;

describe.each(LOCALES)("in %s", (locale) => {
  const entries = glossaryOf(locale, categories);
  const anchors = entries.flatMap(({ id, values }) => [id, ...values.map((value) => value.id)]);

  test("each word and each value stands once, and is defined", () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    const words = entries.map(({ word }) => word.toLowerCase());
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    for (const entry of entries) {
      if (entry.text === null) expect.soft(anchors, entry.id).toContain(entry.at);
      for (const value of entry.values) expect.soft(value.text, value.id).not.toBe("");
    }
  });

  test("each see-also leads to a word, and to another one", () => {
    for (const { id, see } of entries) {
      for (const other of see) expect.soft(anchors, id).toContain(other.id);
      expect.soft(see.map((other) => other.id)).not.toContain(id);
    }
  });

  test("the order is the language's", () => {
    const words = entries.map(({ word }) => word);
    expect(words).toEqual(words.toSorted(collator(locale).compare));
    const letters = byLetter(entries).map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
  });

  test("each word is in the messages and in the list", () => {
    expect(Object.keys(messagesOf(locale).glossary.terms).toSorted()).toEqual(Object.keys(TERMS).toSorted());
  });
});

test("no word of the field is missing", () => {
  expect(Object.keys(TERMS)).toEqual(expect.arrayContaining(WANTED.trim().split(/\s+/)));
});

const ROOT = path.resolve(import.meta.dirname, "..");
const sources = ["app", "components", "features", "lib"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      name: path.join(folder, name),
      text: readFileSync(path.join(ROOT, folder, name), "utf8"),
    })),
);

test("every link from a label hits an anchor", () => {
  const anchors = new Set(
    glossaryOf("en", categories).flatMap(({ id, values }) => [id, ...values.map((value) => value.id)]),
  );
  const written = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/paths\.term\([^,()]+(?:\.[a-z]+)?, "([^"]*)"\)/g)].map(
      (match) => [name, match[1] ?? ""] as const,
    ),
  );
  expect(written.length).toBeGreaterThan(0);
  for (const [name, anchor] of written) expect.soft(anchors, name).toContain(anchor);
  for (const id of Object.values(termOfRow)) expect.soft(anchors).toContain(id);
});
