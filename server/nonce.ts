import { headers } from "next/headers";

/** The request header in which proxy.ts hands over the nonce of the content policy. */
const NONCE_HEADER = "x-nonce";

/** With it a script of ours may run on the page that is being made. */
export const scriptNonce = async (): Promise<string | undefined> =>
  (await headers()).get(NONCE_HEADER) ?? undefined;
