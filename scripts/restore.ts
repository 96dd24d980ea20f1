// `npm run restore -- FILE`: a backup into an empty register, verified before it counts.
import fs from "node:fs";
import { load } from "../db/load.ts";
import { CannotStart, settings } from "../env.ts";
import { fileArgument } from "./file-argument.ts";
import { withOwnerLogin } from "./owner-login.ts";
import { endWith, say, step } from "./steps.ts";

async function main(): Promise<void> {
  const file = fileArgument("restore");
  if (!fs.existsSync(file)) throw new CannotStart(`There is no file ${file}.`);
  const manifest = await withOwnerLogin(settings(), (ownerUrl) =>
    step(`Restored from ${file}`, () => load(ownerUrl, file)),
  );
  for (const [table, { rows }] of Object.entries(manifest.tables)) {
    if (rows > 0) say(`${table}: ${rows} rows, verified`);
  }
}

main().catch(endWith);
