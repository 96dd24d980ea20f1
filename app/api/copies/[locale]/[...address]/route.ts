import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { getCited } from "@/features/citation/queries.ts";
import { writeCitation } from "@/features/citation/schema.ts";
import { getCopy } from "@/features/copies/queries.ts";
import { writeCopy } from "@/features/copies/schema.ts";
import { isCitationFormat, splitFormat } from "@/server/formats.ts";
import { isLocale } from "@/server/i18n.ts";
import { readPage } from "@/server/page-request.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";

/** A page in another format: `/en/commitments.csv` is led here by proxy.ts. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async (request, params) => {
  const { locale, address } = params;
  const asked = splitFormat([address ?? []].flat().join("/"));
  if (!isLocale(locale) || asked === null) throw new Refusal("not_found");
  const search = new URL(request.url).searchParams;
  const page = await readPage({
    params: Promise.resolve({ locale }),
    searchParams: Promise.resolve(
      Object.fromEntries([...search.keys()].map((key) => [key, search.getAll(key)])),
    ),
  });
  if (isCitationFormat(asked.format)) {
    const found = await getCited(page, asked.path);
    if (found === null) throw new Refusal("not_found");
    const { content, headers } = writeCitation(found.cited, asked.format);
    return represent(request, content, headers);
  }
  const copy = await getCopy(page, asked.path, asked.format);
  if (copy === null) throw new Refusal("not_found");
  const { content, headers } = await writeCopy(copy, asked.format, { page, notice: await getNotice() });
  return represent(request, content, headers);
});
