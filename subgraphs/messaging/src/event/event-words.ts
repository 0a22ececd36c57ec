import type { Sentence } from "@angel/kit/problem";
import { momentIn, type Wording, zoneOf } from "../notice/wording.js";

/** When and where people come together. */
export interface Occasion {
  title: string;
  place: string | null;
  startsAt: string | Date;
  timeZone: string;
}

function whenAndWhere({ place, startsAt, timeZone }: Occasion): Sentence {
  const at = momentIn(zoneOf(timeZone), new Date(startsAt));
  return {
    ru: place === null ? `Начало: ${at.ru}.` : `Начало: ${at.ru}. Место: ${place}.`,
    en: place === null ? `It begins on ${at.en}.` : `It begins on ${at.en}. Place: ${place}.`,
  };
}

const written = (ru: string, en: string) => (occasion: Occasion) => ({
  title: { ru: `${ru}: ${occasion.title}`, en: `${en}: ${occasion.title}` },
  text: whenAndWhere(occasion),
});

export const invitedWords: (occasion: Occasion) => Wording = written("Вас приглашают", "You are invited");
export const changedWords: (occasion: Occasion) => Wording = written("Изменилось мероприятие", "Changed");
export const cancelledWords: (occasion: Occasion) => Wording = written("Мероприятие отменено", "Cancelled");
export const seatWords: (occasion: Occasion) => Wording = written("Для вас есть место", "You have a seat");
