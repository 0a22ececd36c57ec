import { count, formatNumber } from "./format.js";

function grew(growth: number): string {
  const tenths = Math.round(growth * 10) / 10;
  if (tenths === 1) return "без изменений";
  if (tenths < 1) return `снизилось до ${formatNumber("ru", Math.round(growth * 100))} %`;
  return `выросло в ${count("ru", tenths, { one: "раз", few: "раза", many: "раз", other: "раза" })}`;
}

/** What is said to those who handle appeals. */
export const appealHandlingRu = {
  back: "К очереди",
  channel: "Канал",
  channels: {
    SITE: "Сайт",
    TELEPHONE: "Звонок на горячую линию",
    MAIL: "Письмо",
    SOCIAL_NETWORK: "Социальная сеть",
    VISIT: "Личный приём",
    VK: "Чат-бот во ВКонтакте",
    TELEGRAM: "Чат-бот в Telegram",
  },
  sending: "Отправляем…",
  context: "Контекст",
  contextLead: "За последние 90 дней и за 90 дней до них.",
  trends: {
    ofEmployer: "Этот работодатель",
    ofTopic: "Эта тема в регионе",
    ofBranch: "Эта отрасль в регионе",
    ofRegion: "Регион",
  },
  grew,
  noneBefore: "раньше не было",
  month: (day: string, value: number) => `${day}: ${formatNumber("ru", value)}`,
  earlier: "Прежние обращения заявителя",
  noEarlier: "Раньше не обращался.",
  similar: "Похожие обращения",
  noSimilar: "Похожих за год не было.",
  hiddenName: "имя вам не видно",
};
