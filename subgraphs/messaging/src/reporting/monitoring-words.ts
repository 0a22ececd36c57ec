import type { PlainDate } from "@angel/kit/values";
import { dayOf, type Wording } from "../notice/wording.js";

export function announcedWords(asker: string, dueOn: PlainDate): Wording {
  const day = dayOf(dueOn);
  return {
    title: { ru: "Новый мониторинг", en: "A new monitoring" },
    text: {
      ru: `${asker} просит ответить до ${day.ru} включительно.`,
      en: `${asker} asks for an answer by ${day.en}.`,
    },
  };
}

export function dueWords(asker: string, dueOn: PlainDate): Wording {
  const day = dayOf(dueOn);
  return {
    title: { ru: "Срок мониторинга подходит", en: "A monitoring is nearly due" },
    text: {
      ru: `${asker} ждёт ответа до ${day.ru} включительно. Если вы уже ответили, делать ничего не нужно.`,
      en: `${asker} waits for an answer until ${day.en}. Nothing is left to do if you have answered.`,
    },
  };
}
