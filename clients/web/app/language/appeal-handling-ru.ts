import { count, formatNumber } from "./format.js";

function grew(growth: number): string {
  const tenths = Math.round(growth * 10) / 10;
  if (tenths === 1) return "без изменений";
  if (tenths < 1) return `снизилось до ${formatNumber("ru", Math.round(growth * 100))} %`;
  return `выросло в ${count("ru", tenths, { one: "раз", few: "раза", many: "раз", other: "раза" })}`;
}

/** What is said to those who handle appeals. */
export const appealHandlingRu = {
  title: "Обращения",
  state: "Состояние",
  tabs: { new: "Новые", work: "В работе", answered: "Дан ответ", closed: "Закрытые", all: "Все" },
  filter: "Отбор",
  anyKind: "Любой вид",
  anyTopic: "Любая тема",
  overdue: "Только просроченные",
  mine: "Только мои",
  show: "Показать",
  none: "Здесь пусто.",
  arrived: (number: number) => `Пришло обращение № ${number}.`,
  summary: (registered: number, overdue: number) =>
    `За 30 дней: ${count("ru", registered, { one: "обращение", few: "обращения", many: "обращений", other: "обращения" })}, просрочено: ${formatNumber("ru", overdue)}.`,
  register: "Записать звонок",
  efficiency: "Показатели",
  analysis: "Анализ",
  back: "К очереди",
  takenBy: (name: string) => `Ответственный: ${name}`,
  channel: "Канал",
  channels: {
    SITE: "Сайт",
    TELEPHONE: "Звонок на горячую линию",
    MAIL: "Письмо",
    SOCIAL_NETWORK: "Социальная сеть",
    VISIT: "Личный приём",
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
  changeHotline: "Изменить номер и часы",
  setHotline: "Указать горячую линию",
  hiddenName: "имя вам не видно",
};
