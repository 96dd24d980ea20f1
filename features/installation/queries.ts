import { asc } from "drizzle-orm";
import { cache } from "react";
import { read } from "../../db/client.ts";
import { categories, installation } from "../../db/schema/parties.ts";
import type { CategoryRecord } from "../../domain/records.ts";

const nobody = { sessionHash: null };

/** Whether this installation is an evaluation copy and no official record. Asked once a request. */
export const isEvaluation = cache(async (): Promise<boolean> => {
  const rows = await read(nobody, (db) => db.select().from(installation).limit(1));
  return rows[0]?.isEvaluation ?? false;
});

/** The categories of assistance in their fixed order. Asked once a request. */
export const listCategories = cache(async (): Promise<CategoryRecord[]> => {
  const rows = await read(nobody, (db) => db.select().from(categories).orderBy(asc(categories.position)));
  return rows.map((row) => ({
    code: row.code,
    name: { en: row.nameEn, uk: row.nameUk },
    definition: { en: row.definitionEn, uk: row.definitionUk },
  }));
});
