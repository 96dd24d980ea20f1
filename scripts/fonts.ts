import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const SANS = "@fontsource-variable/source-sans-3/files/source-sans-3";
const SERIF = "@fontsource/source-serif-4/files/source-serif-4";
const MONO = "@fontsource/ibm-plex-mono/files/ibm-plex-mono";

/** Name under public/fonts (components/styles/fonts.css points at it) → file in its package. */
const FONTS: Record<string, string> = {
  "source-sans-latin": `${SANS}-latin-wght-normal`,
  "source-sans-latin-ext": `${SANS}-latin-ext-wght-normal`,
  "source-sans-cyrillic": `${SANS}-cyrillic-wght-normal`,
  // Only for the hryvnia sign, which neither latin nor cyrillic has.
  "source-sans-cyrillic-ext": `${SANS}-cyrillic-ext-wght-normal`,
  "source-sans-italic-latin": `${SANS}-latin-wght-italic`,
  "source-sans-italic-cyrillic": `${SANS}-cyrillic-wght-italic`,
  "source-serif-latin": `${SERIF}-latin-600-normal`,
  "source-serif-cyrillic": `${SERIF}-cyrillic-600-normal`,
  "plex-mono-latin": `${MONO}-latin-400-normal`,
  "plex-mono-cyrillic": `${MONO}-cyrillic-400-normal`,
};

/**
 * Copies the fonts of the pages from their packages to public/fonts, under names that do not change with the
 * package's version. May run any number of times; throws what the file system throws.
 */
export async function copyFonts(target: string = join(ROOT, "public", "fonts")): Promise<void> {
  await mkdir(target, { recursive: true });
  await Promise.all(
    Object.entries(FONTS).map(([name, file]) =>
      copyFile(join(ROOT, "node_modules", `${file}.woff2`), join(target, `${name}.woff2`)),
    ),
  );
}

if (import.meta.main) await copyFonts();
