import type { sharesRu } from "./shares-ru.js";

export const sharesEn: typeof sharesRu = {
  on: "as of",
  hidden: "hidden",
  figure: "Figure",
  count: "How many",
  percent: "Share",
  outOf: (value) => `of ${value}`,
};
