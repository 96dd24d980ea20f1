import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";
import { Refusal } from "../domain/refusal.ts";

const FONTS = ["latin", "latin-ext", "cyrillic"].map((script) =>
  join("node_modules", "@fontsource", "source-serif-4", "files", `source-serif-4-${script}-600-normal.woff`),
);
/** Pictures kept in memory: some 50 kB each. */
const KEPT = 200;
/** Drawing takes a core for a moment: more than these stand in no line, whoever asks for them comes again. */
const AT_ONCE = 8;

const drawn = new Map<string, Buffer>();
const underWay = new Map<string, Promise<Buffer>>();
let fonts: Promise<Buffer[]> | undefined;

/**
 * A picture of 1200 × 630 points as PNG, for those who show a link by one. `key` says all that is on it; whoever asks
 * for one that is being drawn gets the same.
 * @throws Refusal `busy` while too many others are being drawn
 */
export async function drawPicture(key: string, content: ReactElement): Promise<Buffer> {
  const known = drawn.get(key) ?? underWay.get(key);
  if (known) return known;
  if (underWay.size >= AT_ONCE) throw new Refusal("busy", { retryAfter: 2 });
  const drawing = draw(content).finally(() => underWay.delete(key));
  underWay.set(key, drawing);
  const bytes = await drawing;
  for (const oldest of [...drawn.keys()].slice(0, Math.max(0, drawn.size - KEPT + 1))) drawn.delete(oldest);
  drawn.set(key, bytes);
  return bytes;
}

async function draw(content: ReactElement): Promise<Buffer> {
  fonts ??= Promise.all(FONTS.map((file) => readFile(join(process.cwd(), file))));
  const answer = new ImageResponse(content, {
    width: 1200,
    height: 630,
    fonts: (await fonts).map((data, index) => ({ name: `serif-${index}`, data, weight: 600 as const })),
  });
  return Buffer.from(await answer.arrayBuffer());
}
