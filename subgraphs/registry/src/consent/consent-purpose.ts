import { registerEnumType } from "type-graphql";

export enum ConsentPurpose {
  MEMBERSHIP = "MEMBERSHIP",
  STATISTICS = "STATISTICS",
  WITHHOLDING = "WITHHOLDING",
  NOTIFICATIONS = "NOTIFICATIONS",
  CARD = "CARD",
  BONUS_PROGRAMME = "BONUS_PROGRAMME",
  INSURANCE = "INSURANCE",
  PUBLICATION = "PUBLICATION",
  PHOTO_VIDEO = "PHOTO_VIDEO",
  LEGAL_AID = "LEGAL_AID",
}

registerEnumType(ConsentPurpose, {
  name: "ConsentPurpose",
  description: "What personal data may be used for; each purpose is agreed to apart from the others.",
  valuesConfig: {
    MEMBERSHIP: { description: "Keeping the register of members («учёт членства»)." },
    STATISTICS: { description: "Reports of the union's levels («статистика»)." },
    WITHHOLDING: { description: "Telling the employer to withhold dues («удержание взносов»)." },
    NOTIFICATIONS: { description: "Sending messages of the union («уведомления»)." },
    CARD: { description: "Having the card made by its maker («изготовление ЭПБ»)." },
    BONUS_PROGRAMME: { description: "Taking part in the bonus programme («бонусная программа»)." },
    INSURANCE: { description: "Insurance, health data included («страхование»)." },
    PUBLICATION: { description: "Being named on the union's sites («публикация на сайте»)." },
    PHOTO_VIDEO: { description: "Being shown in pictures and films («фото и видео»)." },
    LEGAL_AID: { description: "Being defended by the union's lawyers («правовая помощь»)." },
  },
});

export enum ConsentChannel {
  SMS = "SMS",
  PUSH = "PUSH",
  EMAIL = "EMAIL",
  MESSENGER = "MESSENGER",
}

registerEnumType(ConsentChannel, {
  name: "ConsentChannel",
  description: "How messages may come.",
  valuesConfig: {
    SMS: { description: "By text messages to the telephone." },
    PUSH: { description: "By notices of the application." },
    EMAIL: { description: "By e-mail." },
    MESSENGER: { description: "By a messenger." },
  },
});
