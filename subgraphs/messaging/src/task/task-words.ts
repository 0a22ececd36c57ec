import type { PlainDate } from "@angel/kit/values";
import { dayOf, type Wording } from "../notice/wording.js";

/** What is to be done, and whom to reach, stands in the task alone. */
export const givenWords = (number: number): Wording => ({
  title: { ru: `Вам поручена задача № ${number}`, en: `Task No. ${number} is yours to do` },
  text: {
    ru: "Что сделать и к какому дню, указано в задаче.",
    en: "The task says what to do, and by which day.",
  },
});

export const doneWords = (number: number): Wording => ({
  title: { ru: `Задача № ${number} выполнена`, en: `Task No. ${number} is done` },
  text: { ru: "Результат указан в задаче.", en: "The result stands in the task." },
});

export const droppedWords = (number: number): Wording => ({
  title: { ru: `Задача № ${number} снята`, en: `Task No. ${number} is dropped` },
  text: { ru: "Причина указана в задаче.", en: "The reason stands in the task." },
});

export function dueWords(number: number, dueOn: PlainDate, isOverdue: boolean): Wording {
  const day = dayOf(dueOn);
  return isOverdue
    ? {
        title: { ru: `Задача № ${number} просрочена`, en: `Task No. ${number} is overdue` },
        text: { ru: `Срок был ${day.ru}`, en: `It was due on ${day.en}.` },
      }
    : {
        title: { ru: `Срок задачи № ${number} подходит`, en: `Task No. ${number} is nearly due` },
        text: { ru: `Последний день — ${day.ru}`, en: `The last day is ${day.en}.` },
      };
}
