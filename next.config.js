import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

/** On every answer. What depends on the request or on BASE_URL is set by proxy.ts. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  // `npm run check` holds the types, tests included; a start must not stop at a test file.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Metadata in <head> for every reader, also without JavaScript.
  htmlLimitedBots: /.*/,
  // The optimizer is an attack surface that this site does not need.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "nodemailer"],
  headers: async () => [
    { source: "/:path*", headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) },
  ],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

export default withNextIntl(config);
