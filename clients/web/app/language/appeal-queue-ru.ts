import { count, formatNumber } from "./format.js";

/** What is said in the queue of appeals. */
export const appealQueueRu = {
  title: "Обращения",
  state: "Состояние",
  tabs: { new: "Новые", work: "В работе", answered: "Дан ответ", closed: "Закрытые", all: "Все" },
  filter: "Отбор",
  anyKind: "Любой вид",
  anyTopic: "Любая тема",
  overdue: "Только просроченные",
  mine: "Только мои",
  none: "Здесь пусто.",
  arrived: (number: number) => `Пришло обращение № ${number}.`,
  summary: (registered: number, overdue: number) =>
    `За 30 дней: ${count("ru", registered, { one: "обращение", few: "обращения", many: "обращений", other: "обращения" })}, просрочено: ${formatNumber("ru", overdue)}.`,
  register: "Записать звонок",
  efficiency: "Показатели",
  analysis: "Анализ",
  takenBy: (name: string) => `Ответственный: ${name}`,
  changeHotline: "Изменить номер и часы",
  setHotline: "Указать горячую линию",
};
