import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { isLocale } from "@/server/i18n.ts";
import { siteOrigin } from "@/server/site.ts";
import "../globals.css";

/** Every page is made for its request: the record may change between two of them. */
export const dynamic = "force-dynamic";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.site");
  return {
    metadataBase: new URL(siteOrigin()),
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    icons: { icon: "/favicon.svg" },
    referrer: "strict-origin-when-cross-origin",
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1319" },
  ],
};

const FONTS = {
  en: ["source-sans-latin", "source-serif-latin"],
  uk: ["source-sans-latin", "source-sans-cyrillic", "source-serif-cyrillic"],
};

/** An address without a known language still gets a page: its own answer is then 404, in English. */
export default async function RootLayout({ children, params }: Props) {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : "en";
  return (
    <html lang={locale}>
      <head>
        {FONTS[locale].map((font) => (
          <link
            key={font}
            rel="preload"
            as="font"
            type="font/woff2"
            href={`/fonts/${font}.woff2`}
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}
