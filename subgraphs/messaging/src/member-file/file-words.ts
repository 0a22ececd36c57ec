import { momentIn, russianOf, type Wording } from "../notice/wording.js";

interface Processed {
  name: string;
  /** The organisation's number in the register («ИНПО»). */
  number: string | null;
  fileName: string;
  created: number;
  at: Date;
  timeZone: string;
}

export function fileWords({ name, number, fileName, created, at, timeZone }: Processed): Wording {
  const moment = momentIn(timeZone, at);
  const cards = russianOf(created, "новая карточка", "новые карточки", "новых карточек");
  return {
    title: { ru: "Список на загрузку обработан", en: "The list of members is processed" },
    text: {
      ru: `Организация: ${name}.\nИНПО: ${number ?? "не присвоен"}.\nФайл: ${fileName}.\nСоздано: ${cards}.\nВремя: ${moment.ru}.`,
      en: `Organisation: ${name}.\nNumber: ${number ?? "none yet"}.\nFile: ${fileName}.\nNew cards: ${created}.\nTime: ${moment.en}.`,
    },
  };
}
