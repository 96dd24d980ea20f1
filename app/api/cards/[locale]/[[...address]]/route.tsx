import { Refusal } from "@/domain/refusal.ts";
import { CardPicture } from "@/features/cards/components/card.tsx";
import { getCard } from "@/features/cards/queries.ts";
import { isLocale } from "@/server/i18n.ts";
import { readPage } from "@/server/page-request.ts";
import { drawPicture } from "@/server/picture.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";

/** The picture of a public page, for those who show a link to it: `/api/cards/en/commitments/XA-7K3Q`. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async (request, params) => {
  const { locale, address } = params;
  if (!isLocale(locale)) throw new Refusal("not_found");
  const asOf = new URL(request.url).searchParams.get("asOf") ?? undefined;
  const page = await readPage({
    params: Promise.resolve({ locale }),
    searchParams: Promise.resolve({ asOf }),
  });
  const card = await getCard(page, [address ?? []].flat().join("/"));
  if (card === null) throw new Refusal("not_found");
  const picture = await drawPicture(JSON.stringify(card), <CardPicture card={card} />);
  return represent(request, picture, { "content-type": "image/png" });
});
