const PUNCTUATION = /[\s().\-‐-―]/g;

/** A phone in E.164, from any way Russians write theirs: `8 (921) 123-45-67`, `+7 921…`, `921 123 45 67`. Null when it is none. */
export function readPhone(text: string): string | null {
  const written = text.normalize("NFKC").replaceAll(PUNCTUATION, "");
  const [, plus, digits = ""] = /^(\+?)(\d{8,15})$/.exec(written) ?? [];
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`;
  if (plus) return `+${digits}`;
  return digits.length === 10 ? `+7${digits}` : null;
}
