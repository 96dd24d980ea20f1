import { settings } from "../env.ts";

/** The origin that readers use, without a slash at the end: for canonical addresses, citations and print. */
export const siteOrigin = (): string => settings().baseUrl;
