// next-auth's double-submit token, made by us so that the sign-in form works as plain HTML: the page finds it
// in its cookies. The shape is that of next-auth/core/lib/csrf-token.
import { createHash, randomBytes } from "node:crypto";
import { settings } from "../env.ts";
import { cookieOptions, csrfCookieName } from "./session-cookie.ts";

const sealed = (token: string): string =>
  `${token}|${createHash("sha256")
    .update(`${token}${settings().authSecret ?? ""}`)
    .digest("hex")}`;

/** Whether a cookie's value is a token that this installation gave. */
export function isFormToken(value: string | undefined): boolean {
  const [token = ""] = (value ?? "").split("|");
  return token !== "" && value === sealed(token);
}

/** A new one, as the cookie to set. */
export const formTokenCookie = () => ({
  name: csrfCookieName(),
  value: sealed(randomBytes(32).toString("hex")),
  ...cookieOptions(),
});
