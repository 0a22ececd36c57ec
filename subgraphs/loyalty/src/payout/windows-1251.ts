const signs = new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const bytes = new Map(Array.from(signs, (sign, byte) => [sign, byte]));

/** A text as banks write it; a sign that they do not know becomes a question mark. */
export function windows1251(text: string): Buffer {
  return Buffer.from(Array.from(text, (sign) => bytes.get(sign) ?? 63));
}

export function isInWindows1251(text: string): boolean {
  return Array.from(text).every((sign) => bytes.has(sign));
}
