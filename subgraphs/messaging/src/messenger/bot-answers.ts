import type { Sentence } from "@angel/kit/problem";
import type { Answer } from "../code/code-message.js";
import type { MessengerChannel } from "./messenger.js";
import type { WordRefusal } from "./messenger-word.events.js";
import { MESSENGER_NAMES } from "./messenger-words.js";

const PREFERENCES = "/cabinet/notices/preferences";
const FORM = "/appeals/new";

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
  path: FORM,
};

export const HOW_TO_WRITE: Answer = {
  words: {
    ru: "Напишите сюда несколькими словами, что случилось или о чём Вы хотите спросить: это станет обращением в организацию профсоюза, где Вы состоите на учёте. Без имени или с жалобой на неё саму пишите на сайте. Чтобы уведомления больше не приходили, напишите «стоп».",
    en: "Write here in a few words what has happened or what you want to ask: it becomes an appeal to the organisation of the union on whose register you stand. Without a name, or with a complaint of itself, write on the site. To get no more notifications write “stop”.",
  },
  path: FORM,
};

export const ONLY_WORDS: Answer = {
  words: {
    ru: "Мы принимаем здесь только текст: фотографии, файлы и голосовые сообщения профсоюз не увидит. Напишите главное словами.",
    en: "We take nothing but text here: the union will not see photographs, files and voice messages. Write the main thing in words.",
  },
  path: null,
};

export const TOO_MANY_WORDS: Answer = {
  words: {
    ru: "Сообщений слишком много: это и то, что Вы напишете в ближайшие 15 минут, не принято. Обращение можно подать на сайте.",
    en: "There are too many messages: neither this one nor what you write within 15 minutes is taken. Send your appeal on the site.",
  },
  path: FORM,
};

export const LATE: Answer = {
  words: {
    ru: "Ваше сообщение получено. Номер обращения пришлём чуть позже.",
    en: "Your message has come. We send the number of your appeal a little later.",
  },
  path: null,
};

interface Appeal {
  readonly appealId: string;
  readonly number: number;
}

/** What was asked, and of whom, stands in the appeal alone. */
export function taken({ appealId, number }: Appeal, hasMore: boolean): Answer {
  return {
    words: withMore(hasMore, {
      ru: `Принято как обращение № ${number} в организацию профсоюза, где Вы состоите на учёте. Когда ответят, придёт уведомление. Что Вы напишете сюда в ближайшие шесть часов, добавится к этому обращению.`,
      en: `Taken as appeal No. ${number} to the organisation of the union on whose register you stand. You are notified once it is answered. What you write here within six hours joins this appeal.`,
    }),
    path: `/appeals/${appealId}`,
  };
}

export function added({ appealId, number }: Appeal, hasMore: boolean): Answer {
  return {
    words: withMore(hasMore, {
      ru: `Добавлено к обращению № ${number}.`,
      en: `Added to appeal No. ${number}.`,
    }),
    path: `/appeals/${appealId}`,
  };
}

function withMore(hasMore: boolean, { ru, en }: Sentence): Sentence {
  if (!hasMore) return { ru, en };
  return {
    ru: `${ru} Принят только текст: фотографии, файлы и голосовые сообщения отсюда не передаются.`,
    en: `${en} Text alone was taken: photographs, files and voice messages do not go on from here.`,
  };
}

/** Why what a member wrote is no appeal. */
export const REFUSED: Record<WordRefusal, Answer> = {
  TOO_SHORT: HOW_TO_WRITE,
  TOO_LONG: refused(
    "оно длиннее 5 000 знаков. Разделите его",
    "it is longer than 5,000 characters. Divide it",
  ),
  TOO_MANY: refused(
    "за сутки от Вас пришло слишком много обращений. Попробуйте завтра",
    "too many appeals have come from you in a day. Try tomorrow",
  ),
  NOT_TEXT: refused("в нём есть недопустимые символы", "it has characters that cannot be kept"),
  NO_ORGANISATION: refused(
    "Вы не состоите на учёте в действующей организации. На сайте её можно выбрать",
    "you are on the register of no organisation that is open. On the site you can choose one",
  ),
  NOT_READ: refused(
    "оно не дошло по нашей вине. Подайте обращение на сайте",
    "it has not come, by our fault. Send your appeal on the site",
  ),
};

function refused(ru: string, en: string): Answer {
  return {
    words: { ru: `Ваше сообщение не принято: ${ru}.`, en: `Your message was not taken: ${en}.` },
    path: FORM,
  };
}

/** Whoever was led here by another's link sees whose notices they would read. */
export function linkedAnswer(name: string | null): Answer {
  const whose = name === null ? { ru: "", en: "" } : { ru: ` (${name})`, en: ` (${name})` };
  return {
    words: {
      ru: `Готово: сюда будут приходить уведомления Вашей учётной записи${whose.ru}. Выберите в личном кабинете, о чём сообщать сюда. Отсюда можно и обратиться в профсоюз: просто напишите, что случилось. Если это не Ваша учётная запись или уведомления больше не нужны, напишите «стоп».`,
      en: `Done: notifications of your account${whose.en} come here. Choose in your cabinet what to be told of here. You can appeal to the union from here too: just write what has happened. If it is not your account, or you want no more of them, write “stop”.`,
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
