import { GET } from "../app/api/copies/[locale]/[...address]/route.ts";

export type CopyAnswer = { status: number; text: string; headers: Record<string, string> };

/** Asks for a page in another format, as proxy.ts leads there: `/en/commitments.csv?stage=signed`. */
export async function getCopyOf(address: string, headers: Record<string, string> = {}): Promise<CopyAnswer> {
  const [path = "", query = ""] = address.split("?");
  const [locale = "", ...rest] = path.slice(1).split("/");
  const request = new Request(`https://register.example/api/copies${path}?${query}`, { headers });
  const response = await GET(request, { params: Promise.resolve({ locale, address: rest }) });
  return {
    status: response.status,
    // `text()` would take the byte order mark away.
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer()),
    headers: Object.fromEntries(response.headers),
  };
}
