import type { Sentence } from "@angel/kit/problem";
import { NoticeChannel } from "../notice/notice-words.js";
import type { Wording } from "../notice/wording.js";
import type { MessengerChannel } from "./messenger.js";

/** Why nothing goes there any more: they wrote «стоп», or forbade our messages. */
export type LinkEnd = "STOPPED" | "FORBIDDEN";

export const MESSENGER_NAMES: Record<MessengerChannel, Sentence> = {
  [NoticeChannel.VK]: { ru: "ВКонтакте", en: "VKontakte" },
  [NoticeChannel.TELEGRAM]: { ru: "Telegram", en: "Telegram" },
};

/** What the cabinet says of a messenger that is linked. */
export function linkedWords(channel: MessengerChannel): Wording {
  const { ru, en } = MESSENGER_NAMES[channel];
  return {
    title: { ru: `К учётной записи подключён ${ru}`, en: `${en} is linked to your account` },
    text: {
      ru: `Уведомления можно получать в ${ru}. Если подключали не вы, отключите его в настройках уведомлений.`,
      en: `Notifications can come by ${en}. If it was not you, disconnect it in the settings of notifications.`,
    },
  };
}

export function unlinkedWords(channel: MessengerChannel, end: LinkEnd): Wording {
  const { ru, en } = MESSENGER_NAMES[channel];
  const why =
    end === "STOPPED"
      ? { ru: "Вы написали там «стоп».", en: "You wrote “stop” there." }
      : { ru: "Сообщения от нас там запрещены.", en: "Our messages are forbidden there." };
  return {
    title: { ru: `${ru} отключён`, en: `${en} is disconnected` },
    text: {
      ru: `${why.ru} Уведомления туда больше не приходят. Подключить снова можно в настройках уведомлений.`,
      en: `${why.en} Notifications go there no more. Connect it again in the settings of notifications.`,
    },
  };
}

/** What was written there and went nowhere; why, the text says. */
export function refusedTitle(channel: MessengerChannel): Sentence {
  const { ru, en } = MESSENGER_NAMES[channel];
  return { ru: `Сообщение в ${ru} не принято`, en: `A message in ${en} was not taken` };
}
