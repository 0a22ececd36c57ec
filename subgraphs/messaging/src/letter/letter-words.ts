import type { Wording } from "../notice/wording.js";

export function letterWords(letter: { sender: string; number: number; subject: string }): Wording {
  const { sender, number, subject } = letter;
  return {
    title: { ru: `Письмо: ${subject}`, en: `Letter: ${subject}` },
    text: {
      ru: `${sender}: письмо № ${number} «${subject}». Оно лежит во входящих.`,
      en: `${sender}: letter No. ${number}, “${subject}”. It lies among the received.`,
    },
  };
}
