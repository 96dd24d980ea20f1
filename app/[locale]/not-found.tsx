import { getTranslations } from "next-intl/server";
import { absentMetadata } from "@/features/installation/components/absent.tsx";

export const generateMetadata = absentMetadata;

/**
 * Seen in development only (see server/absence.ts). The framework renders and sends it along with every page that
 * is found, so that there is as little of it as will do.
 */
export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <main id="main" className="page py-10">
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
    </main>
  );
}
