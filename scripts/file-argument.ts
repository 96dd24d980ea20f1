import path from "node:path";
import { CannotStart } from "../env.ts";

/**
 * The one FILE of a command, as an absolute path.
 * @throws CannotStart with the usage when it is missing or more is given.
 */
export function fileArgument(command: "backup" | "restore"): string {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0 || file.startsWith("-"))
    throw new CannotStart(`Give one file: npm run ${command} -- FILE`);
  return path.resolve(file);
}
