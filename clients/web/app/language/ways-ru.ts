/** The names of what those who keep an organisation do, for the menu that leads there. */
export const waysRu = {
  queues: "Очереди",
  passport: "Паспорт организации",
  statistics: "Статистика",
  annualReport: "Годовой отчёт",
  appraisal: "Оценка организации",
  reports: "Отчёты файлами",
  completeness: "Полнота реестра",
  members: "Члены Профсоюза",
  puttingOn: "Постановка на учёт",
  requests: "Подтверждения",
  tasks: "Задачи",
  letters: "Письма",
  mailings: "Рассылки",
  files: "Списки на загрузку",
  papers: "Документы",
  dues: "Взносы",
};
