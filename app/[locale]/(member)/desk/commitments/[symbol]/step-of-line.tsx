import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { StepPage } from "@/features/offers/components/step-page.tsx";
import { wordsOfFields } from "@/features/offers/components/words.ts";
import { getDraftLine } from "@/features/offers/queries.ts";
import type { StepPage as PageName } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

export type DeskLineProps = { params: Promise<{ locale: string; symbol: string }> };

export async function stepTitle({ params }: DeskLineProps, page: PageName): Promise<Metadata> {
  const t = await getTranslations("steps.page");
  const desk = await getTranslations("desk");
  return { title: `${t(page, { symbol: (await params).symbol })} · ${desk("title")}` };
}

/** A step of a line that was communicated; a new line has none yet. */
export async function StepOfLine({ params, page }: DeskLineProps & { page: PageName }) {
  const { locale, symbol } = await params;
  if (!isLocale(locale)) notFound();
  const found = await getDraftLine(await actorOrSignIn(locale), symbol);
  if (!found?.line.before) return <AbsentForMember />;
  return (
    <StepPage
      page={page}
      line={found.line}
      stage={found.line.before.stage}
      draft={found.draft}
      locale={locale}
      fieldWords={await wordsOfFields(locale, await listCategories())}
    />
  );
}
