import { dayOf, type Wording } from "../notice/wording.js";
import type { PlainDate } from "@angel/kit/values";

export function termWords(organisation: string, powersUntil: PlainDate): Wording {
  const day = dayOf(powersUntil);
  return {
    title: {
      ru: "Срок полномочий председателя подходит к концу",
      en: "The chair’s term comes to its end",
    },
    text: {
      ru: `${organisation}: последний день полномочий — ${day.ru}\nПроведите до него отчётно-выборное собрание.`,
      en: `${organisation}: the last day of the chair’s powers is ${day.en}.\nHold the election before it.`,
    },
  };
}
