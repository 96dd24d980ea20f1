import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/domain/vocabulary.ts";
import { OFFER_AUDIENCES, type OfferAudience } from "@/features/offers/schema.ts";
import { paths } from "@/lib/paths.ts";

type Props = { audience: OfferAudience; locale: Locale; children: ReactNode };

/** Set loudly around a preview, above and below it, on paper too: nobody takes it for the record. */
export async function PreviewFrame({ audience, locale, children }: Props) {
  const t = await getTranslations("desk.preview");
  const others = OFFER_AUDIENCES.filter((each) => each !== audience);
  return (
    <div className="border-4 border-danger border-dashed p-3 sm:p-5">
      <div className="mb-5 border-danger border-b-2 pb-3" role="note">
        <p className="font-semibold text-danger text-h2">{t("banner")}</p>
        <p className="font-semibold">
          {t(audience)}. {t("bannerText")}
        </p>
        <ul className="mt-2 flex flex-wrap gap-x-5 print:hidden">
          {others.map((each) => (
            <li key={each}>
              <a className="inline-block py-1" href={paths.deskPreview(locale, each)}>
                {t(each)}
              </a>
            </li>
          ))}
          <li>
            <a className="inline-block py-1" href={paths.deskReview(locale)}>
              {t("back")}
            </a>
          </li>
        </ul>
      </div>
      {children}
      <p className="mt-6 border-danger border-t-2 pt-3 font-semibold text-danger">
        {t("banner")}: {t("end")}
      </p>
    </div>
  );
}
