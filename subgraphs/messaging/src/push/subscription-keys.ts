import { ECDH } from "node:crypto";
import type { Subscription } from "./push-devices.js";

const POINT_BYTES = 65;
const SECRET_BYTES = 16;

/** Whether something can be sealed by them: a point of the curve P-256, not packed, and a secret (RFC 8291, 3.2). */
export function areKeys({ p256dh, auth }: Omit<Subscription, "endpoint">): boolean {
  const point = Buffer.from(p256dh, "base64url");
  if (point.length !== POINT_BYTES || Buffer.from(auth, "base64url").length !== SECRET_BYTES) return false;
  try {
    ECDH.convertKey(point, "prime256v1");
    return true;
  } catch {
    return false;
  }
}
