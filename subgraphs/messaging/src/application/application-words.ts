import { russianOf, type Wording } from "../notice/wording.js";

export const decidedWords: Record<"ACCEPTED" | "REJECTED", Wording> = {
  ACCEPTED: {
    title: { ru: "Вас приняли в профсоюз", en: "You are a member of the union" },
    text: {
      ru: "Заявление о вступлении принято. Добро пожаловать!",
      en: "Your application to join is accepted. Welcome!",
    },
  },
  REJECTED: {
    title: { ru: "Заявление о вступлении отклонено", en: "Your application to join is rejected" },
    text: {
      ru: "Причина указана в кабинете.",
      en: "The reason is in your cabinet.",
    },
  },
};

/** To the chair by name, where it is known who leads. */
export function comeWords(count: number, organisation: string, chair: string | null): Wording {
  const many = russianOf(count, "электронное заявление", "электронных заявления", "электронных заявлений");
  const name = chair === null ? "" : `, ${chair}`;
  return {
    title: { ru: `Поступило ${many}`, en: comeInEnglish(count) },
    text: {
      ru: `Здравствуйте${name}!\nВ организацию «${organisation}» поступило ${many} о вступлении в профсоюз.`,
      en: `Hello${name}!\n${comeInEnglish(count)} to ${organisation}.`,
    },
  };
}

function comeInEnglish(count: number): string {
  return count === 1 ? "1 application to join has come" : `${count} applications to join have come`;
}
