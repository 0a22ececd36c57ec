import { InvalidField } from "./problem.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether an id of the outside can be one of ours at all; Postgres throws on what is no UUID. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}

/** Postgres keeps no NUL, and half of a surrogate pair is no character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** Text as it is kept: one kind of line break, nothing around it. */
export function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").trim();
}

/** What is wrong with a tidy text of the input: empty, too long, or not text at all. Null when it holds. */
export function faultOfText(path: string, text: string, most: number): InvalidField | null {
  if (!isStorable(text)) {
    return new InvalidField(path, {
      ru: "В тексте есть недопустимые символы.",
      en: "The text has characters that cannot be kept.",
    });
  }
  if (text === "") return new InvalidField(path, { ru: "Напишите текст.", en: "Write something." });
  if (text.length <= most) return null;
  // oxlint-disable-next-line typescript/no-misused-spread -- code points are what Postgres counts
  const length = [...text].length;
  if (length <= most) return null;
  return new InvalidField(path, {
    ru: `Не больше ${most} знаков, сейчас ${length}.`,
    en: `At most ${most} characters; there are ${length}.`,
  });
}
