import { registerEnumType } from "type-graphql";

export enum NoticeSubject {
  LETTER = "LETTER",
  APPLICATION = "APPLICATION",
  MEMBERSHIP = "MEMBERSHIP",
  CARD = "CARD",
  APPEAL = "APPEAL",
  TASK = "TASK",
  CLAIM = "CLAIM",
  EVENT = "EVENT",
  GROUP = "GROUP",
  SURVEY = "SURVEY",
  REPORTING = "REPORTING",
  FILE = "FILE",
  WARNING = "WARNING",
  NEWS = "NEWS",
  ARTICLE = "ARTICLE",
}

/** What is no part of being a member goes to an address only of one who consents to messages of the union. */
export const BY_CONSENT: ReadonlySet<NoticeSubject> = new Set([
  NoticeSubject.NEWS,
  NoticeSubject.SURVEY,
  NoticeSubject.ARTICLE,
]);

registerEnumType(NoticeSubject, {
  name: "NoticeSubject",
  description: "What a notice is about; people choose by it how they are told.",
  valuesConfig: {
    LETTER: { description: "Letters of organisations to each other («Письма»)." },
    APPLICATION: { description: "Applications to join («Заявления»)." },
    MEMBERSHIP: { description: "Membership and the account («Членство»)." },
    CARD: { description: "Membership cards («Электронный профбилет»)." },
    APPEAL: { description: "Appeals («Обращения»)." },
    TASK: { description: "Tasks of those who work for the union («Задачи»)." },
    CLAIM: { description: "Claims under insurance («Страховые случаи»)." },
    EVENT: { description: "Events («Мероприятия»)." },
    GROUP: { description: "Special groups («Группы»)." },
    SURVEY: { description: "Surveys («Опросы»)." },
    REPORTING: { description: "Reports and monitorings that are due («Отчётность»)." },
    FILE: { description: "Files that are ready («Файлы»)." },
    WARNING: { description: "What must be known at once («Предупреждения»): it comes at night too." },
    NEWS: { description: "What an organisation sends to its members («Рассылки»); by consent alone." },
    ARTICLE: {
      description:
        "What one's organisations publish on their sites, numbers of newspapers too («Новости организаций»); only for who has chosen a way, and by consent alone.",
    },
  },
});

export enum NoticeChannel {
  EMAIL = "EMAIL",
  SMS = "SMS",
  JABBER = "JABBER",
  PUSH = "PUSH",
  VK = "VK",
  TELEGRAM = "TELEGRAM",
}

registerEnumType(NoticeChannel, {
  name: "NoticeChannel",
  description: "A way on which notices leave the cabinet.",
  valuesConfig: {
    EMAIL: { description: "E-mail («Электронная почта»)." },
    SMS: { description: "A message to the telephone («СМС»)." },
    JABBER: { description: "A message to an address of Jabber, XMPP («Jabber»)." },
    PUSH: { description: "A notice on one's devices, by their browsers («Уведомления на устройствах»)." },
    VK: { description: "A message of the union's community in VKontakte («ВКонтакте»)." },
    TELEGRAM: { description: "A message of the union's bot in Telegram («Telegram»)." },
  },
});

export enum NoticeDeliveryState {
  WAITING = "WAITING",
  SENDING = "SENDING",
  SENT = "SENT",
  FAILED = "FAILED",
  UNCERTAIN = "UNCERTAIN",
  DROPPED = "DROPPED",
}

registerEnumType(NoticeDeliveryState, {
  name: "NoticeDeliveryState",
  description: "How far a notice has come on a channel.",
  valuesConfig: {
    WAITING: { description: "It waits for its turn, for the morning or for another try («Ожидает»)." },
    SENDING: { description: "It is being handed over now («Отправляется»)." },
    SENT: { description: "The channel has taken it («Отправлено»)." },
    FAILED: { description: "The channel has refused it for good («Не доставлено»)." },
    UNCERTAIN: {
      description: "Whether the channel took it is not known; it is never sent again («Неизвестно»).",
    },
    DROPPED: {
      description:
        "It was not sent: no address, no consent, another choice, withdrawn, or no news any more after three days («Не отправлялось»).",
    },
  },
});
