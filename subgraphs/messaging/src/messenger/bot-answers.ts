import type { Answer } from "../code/code-message.js";
import type { MessengerChannel } from "./messenger.js";
import { MESSENGER_NAMES } from "./messenger-words.js";

const PREFERENCES = "/cabinet/notices/preferences";

export const HOW_TO_LINK: Answer = {
  words: {
    ru: "Здравствуйте! Сюда могут приходить уведомления профсоюза. Чтобы подключить их, откройте в личном кабинете «Куда присылать уведомления» и следуйте подсказке.",
    en: "Hello! Notifications of the union can come here. To connect them, open “Where notifications are sent” in your cabinet and follow the hint.",
  },
  path: PREFERENCES,
};

export const UNKNOWN_CODE: Answer = {
  words: {
    ru: "Этот код не подходит или больше не действует. Возьмите новый в личном кабинете.",
    en: "This code does not fit, or is good no more. Take a new one in your cabinet.",
  },
  path: PREFERENCES,
};

export const STOPPED: Answer = {
  words: {
    ru: "Больше сюда ничего не придёт. Подключить уведомления снова можно в личном кабинете.",
    en: "Nothing more comes here. Connect notifications again in your cabinet.",
  },
  path: PREFERENCES,
};

export const NOT_READ: Answer = {
  words: {
    ru: "Мы не читаем здесь сообщений. Обращение в профсоюз можно подать на сайте. Чтобы уведомления больше не приходили, напишите «стоп».",
    en: "We do not read messages here. Send your appeal to the union on the site. To get no more notifications write “stop”.",
  },
  path: "/appeals/new",
};

/** Whoever was led here by another's link sees whose notices they would read. */
export function linkedAnswer(name: string | null): Answer {
  const whose = name === null ? { ru: "", en: "" } : { ru: ` (${name})`, en: ` (${name})` };
  return {
    words: {
      ru: `Готово: сюда будут приходить уведомления Вашей учётной записи${whose.ru}. Выберите в личном кабинете, о чём сообщать сюда. Если это не Ваша учётная запись или уведомления больше не нужны, напишите «стоп».`,
      en: `Done: notifications of your account${whose.en} come here. Choose in your cabinet what to be told of here. If it is not your account, or you want no more of them, write “stop”.`,
    },
    path: PREFERENCES,
  };
}

export function linkedToAnother(channel: MessengerChannel): Answer {
  const { ru, en } = MESSENGER_NAMES[channel];
  return {
    words: {
      ru: `Этот ${ru} уже подключён к другой учётной записи. Чтобы подключить его к новой, напишите «стоп» и откройте ссылку ещё раз.`,
      en: `This ${en} is linked to another account. To link it to the new one, write “stop” and open the link once more.`,
    },
    path: null,
  };
}
