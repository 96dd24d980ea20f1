const isSecure = (): boolean => process.env.BASE_URL?.startsWith("https:") ?? false;

/** `__Host-` binds the cookie to this host over TLS; browsers refuse that prefix on plain http. */
const named = (name: string): string => (isSecure() ? `__Host-${name}` : name);

export const sessionCookieName = (): string => named("surety.session");
/** What the sign-in form and next-auth share. */
export const csrfCookieName = (): string => named("surety.csrf");

/** Of every cookie here. Lax, so that a link from a mail finds its reader signed in. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: isSecure(),
});
