import type { Companion } from "@angel/kit/subgraph";
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";

/** A code dies with the slot after the one in which it was made: within a minute. */
const SLOT_MS = 30_000;
const CODE = /^v1\.([A-Za-z0-9_-]{22})\.(\d{1,12})\.([A-Za-z0-9_-]{22})$/;

/**
 * What a member shows to a shop: `v1.<pairwise id>.<slot>.<mac>`. The pairwise id is the member's id enciphered under a
 * key of this shop alone, so that it tells two shops nothing in common and needs no table; the slot is half a minute.
 */
export class CardCodes implements Companion {
  constructor(private readonly key: Buffer) {}

  async close(): Promise<void> {
    // Holds nothing open.
  }

  /** One block under one key of its own is a permutation: as good as a random table of pairs. */
  pairwiseId(memberId: string, partnerId: string): string {
    const cipher = createCipheriv("aes-256-ecb", this.keyOf("pairwise", partnerId), null).setAutoPadding(
      false,
    );
    return cipher.update(Buffer.from(memberId.replaceAll("-", ""), "hex")).toString("base64url");
  }

  codeFor(memberId: string, partnerId: string, now = Date.now()): { code: string; expiresAt: Date } {
    const slot = Math.floor(now / SLOT_MS);
    const words = `v1.${this.pairwiseId(memberId, partnerId)}.${slot}`;
    return { code: `${words}.${this.mac(words, partnerId)}`, expiresAt: new Date((slot + 2) * SLOT_MS) };
  }

  /** Whose code it is, and whether it is good here and now. What is no code is somebody's whom nobody knows. */
  read(code: string, partnerId: string, now = Date.now()): { memberId: string; isGood: boolean } {
    const [, pairwise = "A".repeat(22), slot = "0", mac = "A".repeat(22)] = CODE.exec(code) ?? [];
    const right = Buffer.from(this.mac(`v1.${pairwise}.${slot}`, partnerId));
    const given = Buffer.from(mac);
    const age = Math.floor(now / SLOT_MS) - Number(slot);
    const isSigned = timingSafeEqual(right, given);
    return { memberId: this.memberOf(pairwise, partnerId), isGood: isSigned && (age === 0 || age === 1) };
  }

  private memberOf(pairwiseId: string, partnerId: string): string {
    const decipher = createDecipheriv("aes-256-ecb", this.keyOf("pairwise", partnerId), null).setAutoPadding(
      false,
    );
    const hex = decipher.update(Buffer.from(pairwiseId, "base64url")).toString("hex");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  private mac(words: string, partnerId: string): string {
    return createHmac("sha256", this.keyOf("mac", partnerId))
      .update(words)
      .digest()
      .subarray(0, 16)
      .toString("base64url");
  }

  private keyOf(purpose: string, partnerId: string): Buffer {
    return createHmac("sha256", this.key).update(`${purpose}:${partnerId}`).digest();
  }
}
