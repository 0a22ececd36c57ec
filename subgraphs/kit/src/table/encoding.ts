const CANDIDATES = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"] as const;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | (typeof CANDIDATES)[number];

/** The commonest small letters of Russian: what a text is full of when it has been read in its own encoding. */
const COMMON = /[оеаинтсрвлкмдпуяы]/g;
/** What Russian text hardly has: pseudographics, letters of other alphabets, control signs. */
const STRANGE = /[^\P{Cc}\t\r\n]|[\u00a1-\u00a6\u00a9\u00ac-\u00b8\u0402-\u040f\u0452-\u045f\u2500-\u25ff]/gu;
/** A capital in the middle of a word: the sign of one Cyrillic encoding read as another. */
const TURNED = /[а-яё][А-ЯЁ]/g;

/** The encoding of a file by its beginning. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const wide = wideEncodingOf(head);
  if (wide) return wide;
  if (isUtf8(head)) return "utf-8";
  const scores = CANDIDATES.map((encoding) => [encoding, scoreOf(head, encoding)] as const);
  return scores.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Spaces, digits, line ends and separators leave a zero in every second byte of UTF-16. */
function wideEncodingOf(head: Uint8Array): Encoding | undefined {
  let [even, odd] = [0, 0];
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const enough = Math.max(4, head.length / 30);
  if (odd > enough && odd > even * 10) return "utf-16le";
  if (even > enough && even > odd * 10) return "utf-16be";
  return undefined;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // The last character may be cut off.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function scoreOf(head: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(head);
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(COMMON) - 3 * count(STRANGE) - 3 * count(TURNED);
}
