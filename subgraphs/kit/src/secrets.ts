import { createHmac } from "node:crypto";

/** Every key of the platform is derived from one secret, each for its purpose. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return createHmac("sha256", secret).update(purpose).digest();
}

export function passwordOfRole(secret: string, role: string): string {
  return deriveKey(secret, `postgres:${role}`).toString("base64url");
}

export function internalTokenKey(secret: string): Buffer {
  return deriveKey(secret, "internal-token");
}
