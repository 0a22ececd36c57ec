/** What is said of how many of how many. */
export const sharesRu = {
  on: "на",
  hidden: "скрыто",
  figure: "Показатель",
  count: "Сколько",
  percent: "Доля",
  outOf: (value: string) => `из ${value}`,
};
