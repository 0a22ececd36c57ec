import { createHash } from "node:crypto";

/** The same words are the same content, whoever says them, however they are spaced, quoted and capitalised. */
export function hashOfContent(title: string, text: string): Buffer {
  const normal = `${title}\n${text}`
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[«»„“”]/g, '"')
    .replaceAll(/\p{Pd}/gu, "-")
    .replaceAll(/[\p{Z}\p{C}]+/gu, " ")
    .trim();
  return createHash("sha256").update(normal).digest();
}
