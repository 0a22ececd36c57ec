import { createHash, randomBytes } from "node:crypto";

/** Without letters and digits that are taken for one another when read aloud. */
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const LENGTH = 16;

/** A secret of 78 bits, as `K7QM-2XRA-9TBW-HP4C`: whoever has it may follow what they sent. */
export function newFollowUpCode(): string {
  const letters: string[] = [];
  while (letters.length < LENGTH) {
    // Bytes beyond the last whole multiple would make some letters likelier than others.
    for (const byte of randomBytes(LENGTH)) {
      if (byte < 240 && letters.length < LENGTH) letters.push(LETTERS.charAt(byte % LETTERS.length));
    }
  }
  return letters.join("").replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** What is kept of it: long enough a secret needs no salt. Case, hyphens and spaces do not matter. */
export function hashOfCode(code: string): Buffer {
  return createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
    .digest();
}
