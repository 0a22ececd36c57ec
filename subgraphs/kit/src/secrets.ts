import { createHmac } from "node:crypto";

/** Every key of the platform is derived from one secret, each for its purpose. */
function derive(secret: string, purpose: string): Buffer {
  return createHmac("sha256", secret).update(purpose).digest();
}

export function passwordOfRole(secret: string, role: string): string {
  return derive(secret, `postgres:${role}`).toString("base64url");
}

export function internalTokenKey(secret: string): Buffer {
  return derive(secret, "internal-token");
}

export function cmsSignInKey(secret: string): Buffer {
  return derive(secret, "cms-sign-in");
}
