const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

const toRussian = new Map(Array.from(LATIN, (key, place) => [key, RUSSIAN[place] ?? key]));
const toLatin = new Map(Array.from(RUSSIAN, (key, place) => [key, LATIN[place] ?? key]));

/**
 * The same keys in the other layout: «ghjacj.p» is «профсоюз». Null where both alphabets stand, for then the layout
 * was looked at. Works on the raw text: `,` `;` `.` are letters there.
 */
export function inOtherLayout(text: string): string | null {
  const hasLatin = /\p{Script=Latin}/u.test(text);
  const hasRussian = /\p{Script=Cyrillic}/u.test(text);
  if (hasLatin === hasRussian) return null;
  const keys = hasLatin ? toRussian : toLatin;
  return Array.from(text, (key) => keys.get(key) ?? key).join("");
}
