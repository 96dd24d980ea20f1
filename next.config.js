import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

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
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

export default withNextIntl(config);
