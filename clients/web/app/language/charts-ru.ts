import { count, formatNumber } from "./format.js";

const people = { one: "человек", few: "человека", other: "человек" };

/** What is said of a chart in an article. */
export const chartsRu = {
  compared: "Что сравнивают",
  value: "Сколько",
  values: {
    PERCENT: (value: number) => `${formatNumber("ru", value)} %`,
    ROUBLES: (value: number) => `${formatNumber("ru", value)} ₽`,
    PERSONS: (value: number) => count("ru", value, people),
  },
  source: "Источник",
  asked: (value: number) => `Опрошено ${count("ru", value, people)}`,
  respondents: "Спрашивали",
  on: (day: string) => `Данные на ${day}`,
};
