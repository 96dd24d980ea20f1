// `npm run backup -- FILE`: the whole register in one file, beside a running server or on a stopped one.
import fs from "node:fs";
import path from "node:path";
import { dump } from "../db/dump.ts";
import { CannotStart, settings } from "../env.ts";
import { fileArgument } from "./file-argument.ts";
import { withOwnerLogin } from "./owner-login.ts";
import { endWith, step } from "./steps.ts";

async function main(): Promise<void> {
  const file = fileArgument("backup");
  if (fs.existsSync(file)) throw new CannotStart(`${file} is there already: name another file.`);
  if (!fs.existsSync(path.dirname(file))) throw new CannotStart(`There is no folder ${path.dirname(file)}.`);
  await withOwnerLogin(settings(), async (ownerUrl) => {
    const rowsOf = ({ tables }: Awaited<ReturnType<typeof dump>>) => {
      const sums = Object.values(tables);
      return `${sums.reduce((total, { rows }) => total + rows, 0)} rows of ${sums.length} tables`;
    };
    await step(`Backup to ${file}`, () => dump(ownerUrl, file), rowsOf);
  });
}

main().catch(endWith);
