import type { Wording } from "../notice/wording.js";

/** What was asked and answered stands in the appeal alone. */
export const repliedWords = (number: number): Wording => ({
  title: { ru: `На обращение № ${number} ответили`, en: `Appeal No. ${number} is answered` },
  text: { ru: "Ответ можно прочитать в обращении.", en: "The answer stands in the appeal." },
});

export const closedWords = (number: number): Wording => ({
  title: { ru: `Обращение № ${number} закрыто`, en: `Appeal No. ${number} is closed` },
  text: {
    ru: "Итог указан в обращении. Оцените, помогли ли вам.",
    en: "The outcome stands in the appeal. Tell whether it helped.",
  },
});
