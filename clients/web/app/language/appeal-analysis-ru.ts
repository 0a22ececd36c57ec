import { count, formatNumber } from "./format.js";

const times = (value: number) => formatNumber("ru", Math.round(value * 10) / 10);

/** What is said of many appeals to those who lead. */
export const appealAnalysisRu = {
  efficiencyTitle: "Как отвечают на обращения",
  efficiencyLead: "Обращения, которые видны вам, здесь и ниже, зарегистрированные за эти дни.",
  from: "С",
  until: "По",
  all: "Всего",
  byHandler: "По ответственным",
  byOrganisation: "По организациям",
  columns: {
    registeredCount: "Поступило",
    answeredCount: "Дан ответ",
    closedCount: "Закрыто",
    reopenedCount: "Возобновлено",
    overdueCount: "Просрочено",
    inTimePercent: "В срок, %",
    medianAnswerHours: "Половине ответили за, ч",
    averageRating: "Оценка",
  },
  who: "Кто",
  kinds: { QUESTION: "Вопросы", VIOLATION: "Нарушения прав", PROPOSAL: "Предложения" },
  taxId: (value: string) => `ИНН ${value}`,
  analysisTitle: "Анализ обращений",
  alerts: "Раннее предупреждение",
  subjects: { EMPLOYER: "Работодатель", TOPIC: "Тема", BRANCH: "Отрасль", REGION: "Регион" },
  cameOf: (value: number, expected: number) =>
    `${count("ru", value, { one: "обращение", few: "обращения", many: "обращений", other: "обращения" })} вместо ожидаемых ${times(expected)},`,
  heldAgainst: (value: number) => `До того: ${formatNumber("ru", value)},`,
  isOver: "Рост прекратился.",
  counted: (value: number, organisations: number) =>
    `${count("ru", value, { one: "обращение", few: "обращения", many: "обращений", other: "обращения" })}, организаций: ${formatNumber("ru", organisations)};`,
  compared: "Сравнение с днями",
  hidden: "Чисел так мало, что они указали бы на людей: они скрыты.",
  order: "Порядок",
  orders: { MOST: "Самые частые", GROWING: "Растущие", WIDEST: "Массовые" },
  by: {
    byTopic: "По темам",
    byEmployer: "По работодателям",
    byBranch: "По отраслям",
    byOrganisation: "По организациям ниже",
    byKind: "По видам",
  },
  narrowed: "Отобрано",
  wider: "снять отбор",
  what: "Что",
  count: "Обращений",
  before: "До того",
  growth: "Рост",
  organisations: "Организаций",
  itself: "сама организация",
  unknown: "не указано",
};
