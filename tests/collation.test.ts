import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { asOfNow } from "../domain/as-of.ts";
import { LOCALES, type Locale } from "../domain/vocabulary.ts";
import { byName, listDelegations } from "../features/delegations/queries.ts";
import { collator } from "../lib/format.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";

/** Invented parties whose names meet every letter that a plain sort puts elsewhere, in the order of the alphabet. */
const PARTIES = [
  "Ганія",
  "Гонія",
  "Ґанія",
  "Ґонія",
  "Еланія",
  "Єланія",
  "Жаланія",
  "Зоранія",
  "Иланія",
].concat(["Іланія", "Їланія", "Йоланія", "Каланія", "Щасланія", "Юланія", "Яланія"]);
const CODES = [..."ABCDEFGHIJLMNOPQ"].map((letter) => `X${letter}`);
const COLLATION: Record<Locale, string> = { en: "en-x-icu", uk: "uk-x-icu" };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  for (const [index, name] of PARTIES.toReversed().entries()) {
    await database.owner`insert into delegations (code, kind, name_en, name_uk, genitive_uk)
      values (${CODES[index] ?? ""}, 'state', ${`Party ${CODES[index]}`}, ${name}, ${name})`;
  }
});
afterAll(async () => {
  await closePools();
  await database.close();
});

test("the list of delegations is in the order of the Ukrainian alphabet: Ґ after Г, Є after Е, І and Ї in place", async () => {
  const listed = await listDelegations(publicViewer, asOfNow(Temporal.Now.instant().toString()));
  const names = listed.toSorted(byName("uk")).map(({ name }) => name.uk);
  expect(names).toEqual(PARTIES);
  expect(names.toSorted(), "a plain sort would not do").not.toEqual(PARTIES);
});

test.each(LOCALES)("PostgreSQL and the pages sort names alike: %s", async (locale) => {
  const column = locale === "uk" ? "name_uk" : "name_en";
  const rows = await database.owner.unsafe<{ name: string }[]>(
    `select ${column} as name from delegations order by ${column} collate "${COLLATION[locale]}"`,
  );
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(names.toSorted(collator(locale).compare));
  if (locale === "uk") expect(names).toEqual(PARTIES);
});
