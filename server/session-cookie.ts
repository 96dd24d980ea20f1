/** `__Host-` binds the cookie to this host over TLS; browsers refuse that prefix on plain http. */
export const sessionCookieName = (): string =>
  process.env["BASE_URL"]?.startsWith("https:") ? "__Host-surety.session" : "surety.session";
