// Passwords of the logins: derived, never configured, and given to PostgreSQL as SCRAM verifiers,
// so that no statement, log or printed SQL holds a password.
import { createHash, createHmac, hkdfSync, pbkdf2Sync } from "node:crypto";

const ITERATIONS = 4096;

function derive(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "surety", purpose, bytes));
}

/** The password of a login: HKDF-SHA256 of AUTH_SECRET and the login's name, so every instance knows it. */
export function loginPassword(role: string, secret: string): string {
  return derive(secret, `login ${role}`, 32).toString("base64url");
}

/** What PostgreSQL keeps in place of a password (RFC 5803); the same on every call. */
export function scramVerifier(role: string, secret: string): string {
  const salt = derive(secret, `salt ${role}`, 16);
  const salted = pbkdf2Sync(loginPassword(role, secret), salt, ITERATIONS, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
