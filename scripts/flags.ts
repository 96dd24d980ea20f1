// Makes components/marks/flags.svg anew, after an update of the package that draws the flags.
import fs from "node:fs";
import path from "node:path";
import { isDrawn } from "../components/flag-codes.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const DRAWINGS = path.join(ROOT, "node_modules", "country-flag-icons", "3x2");

/** One file with a symbol for each flag, named by its code. */
export function flagSprite(): string {
  const codes = fs.readdirSync(DRAWINGS).map((name) => path.basename(name, ".svg"));
  const symbols = codes.filter(isDrawn).sort().map(symbolOf);
  const note = "<!-- Made by scripts/flags.ts from country-flag-icons (MIT licence). -->";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2" viewBox="0 0 3 2">\n<title>Flags</title>\n${note}\n${symbols.join("\n")}\n</svg>\n`;
}

function symbolOf(code: string): string {
  const drawing = fs.readFileSync(path.join(DRAWINGS, `${code}.svg`), "utf8").trim();
  const [, attributes, shapes] = /^<svg([^>]*)>([\s\S]*)<\/svg>$/.exec(drawing) ?? [];
  const viewBox = /\sviewBox="[^"]+"/.exec(attributes ?? "")?.[0];
  if (viewBox === undefined || shapes === undefined)
    throw new Error(`${code}.svg is not drawn as the others`);
  // Names would be those of the whole file.
  if (/\sid=/.test(shapes)) throw new Error(`${code}.svg names a part of itself`);
  return `<symbol id="${code}"${viewBox}>${shapes}</symbol>`;
}

if (import.meta.main) fs.writeFileSync(path.join(ROOT, "components", "marks", "flags.svg"), flagSprite());
