import type { Wording } from "../notice/wording.js";

/** Of the states that mean something to the holder; the number is on the card and in no message. */
export const cardWords: Record<string, Wording> = {
  DELIVERED: {
    title: { ru: "Профсоюзная карта готова", en: "Your membership card is ready" },
    text: {
      ru: "Карту можно получить в вашей первичной организации.",
      en: "You can get the card at your primary organisation.",
    },
  },
  ISSUED: {
    title: { ru: "Профсоюзная карта выдана", en: "Your membership card is issued" },
    text: {
      ru: "Карта действует. Если вы её не получали, сообщите в вашу организацию.",
      en: "The card counts. If you have not got it, tell your organisation.",
    },
  },
  VIRTUAL: {
    title: { ru: "Профсоюзная карта в телефоне", en: "Your membership card is on your telephone" },
    text: {
      ru: "Карта действует: её можно показать с экрана.",
      en: "The card counts: show it from the screen.",
    },
  },
  BLOCKED: {
    title: { ru: "Профсоюзная карта заблокирована", en: "Your membership card is blocked" },
    text: {
      ru: "Карта больше не действует. Если это ошибка, обратитесь в вашу организацию.",
      en: "The card counts no more. If this is a mistake, ask your organisation.",
    },
  },
  LOST: {
    title: { ru: "Профсоюзная карта отмечена утерянной", en: "Your membership card is marked as lost" },
    text: {
      ru: "Карта больше не действует. Новую можно заказать в вашей организации.",
      en: "The card counts no more. Your organisation can order a new one.",
    },
  },
};
