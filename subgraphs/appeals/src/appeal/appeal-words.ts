import { registerEnumType } from "type-graphql";

export enum AppealKind {
  QUESTION = "QUESTION",
  VIOLATION = "VIOLATION",
  PROPOSAL = "PROPOSAL",
}

registerEnumType(AppealKind, {
  name: "AppealKind",
  description: "What is wanted («Вид обращения»). Each has its own term for the answer.",
  valuesConfig: {
    QUESTION: { description: "Advice, mostly of a lawyer («юридическая консультация»): 10 days." },
    VIOLATION: { description: "Help against a violation of rights («нарушение прав»): 5 days." },
    PROPOSAL: { description: "A wish or a proposal to the union («предложение»): 30 days." },
  },
});

/** The days within which the first answer is due. */
export const ANSWER_DAYS: Record<AppealKind, number> = {
  [AppealKind.QUESTION]: 10,
  [AppealKind.VIOLATION]: 5,
  [AppealKind.PROPOSAL]: 30,
};

export enum AppealState {
  REGISTERED = "REGISTERED",
  IN_WORK = "IN_WORK",
  ANSWERED = "ANSWERED",
  PASSED_ON = "PASSED_ON",
  CLOSED = "CLOSED",
}

registerEnumType(AppealState, {
  name: "AppealState",
  description: "How far an appeal has come («Состояние обращения»).",
  valuesConfig: {
    REGISTERED: { description: "In the queue: «мы свяжемся с Вами и примем меры»." },
    IN_WORK: { description: "Somebody handles it («в работе»)." },
    ANSWERED: { description: "The last word is the handler's: it waits for the author («дан ответ»)." },
    PASSED_ON: { description: "In the queue of another organisation («передано»)." },
    CLOSED: { description: "Ended with an outcome («закрыто»)." },
  },
});

export enum AppealChannel {
  SITE = "SITE",
  TELEPHONE = "TELEPHONE",
  MAIL = "MAIL",
  SOCIAL_NETWORK = "SOCIAL_NETWORK",
  VISIT = "VISIT",
  VK = "VK",
  TELEGRAM = "TELEGRAM",
}

/** In which authors write themselves; what comes otherwise an operator writes down. */
export const OWN_CHANNELS: readonly AppealChannel[] = [
  AppealChannel.SITE,
  AppealChannel.VK,
  AppealChannel.TELEGRAM,
];

registerEnumType(AppealChannel, {
  name: "AppealChannel",
  description: "By which way an appeal came («Канал»).",
  valuesConfig: {
    SITE: { description: "The form of the site («сайт»)." },
    TELEPHONE: { description: "A call to the hotline («звонок на горячую линию»)." },
    MAIL: { description: "A letter or an e-mail («письмо»)." },
    SOCIAL_NETWORK: { description: "A message in a social network («социальная сеть»)." },
    VISIT: { description: "Said in person («личный приём»)." },
    VK: { description: "Written to the union's bot in VKontakte («чат-бот во ВКонтакте»)." },
    TELEGRAM: { description: "Written to the union's bot in Telegram («чат-бот в Telegram»)." },
  },
});

export enum AppealOutcome {
  HELPED = "HELPED",
  EXPLAINED = "EXPLAINED",
  ACCEPTED = "ACCEPTED",
  NOT_CONFIRMED = "NOT_CONFIRMED",
  DROPPED = "DROPPED",
}

registerEnumType(AppealOutcome, {
  name: "AppealOutcome",
  description: "With what an appeal ended («Результат»).",
  valuesConfig: {
    HELPED: { description: "The right was restored («вопрос решён»)." },
    EXPLAINED: { description: "Advice was given («даны разъяснения»)." },
    ACCEPTED: { description: "The proposal will be acted upon («предложение принято»)." },
    NOT_CONFIRMED: { description: "What was told was not confirmed («не подтвердилось»)." },
    DROPPED: { description: "The author no longer needs it («снято автором»)." },
  },
});
