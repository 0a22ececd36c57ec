import { count, formatNumber } from "./format.js";

const people = { one: "person", other: "people" };

export const chartsEn = {
  compared: "What is compared",
  value: "How much",
  values: {
    PERCENT: (value: number) => `${formatNumber("en", value)}%`,
    ROUBLES: (value: number) => `₽${formatNumber("en", value)}`,
    PERSONS: (value: number) => count("en", value, people),
  },
  source: "Source",
  asked: (value: number) => `${count("en", value, people)} asked`,
  respondents: "Asked",
  on: (day: string) => `As of ${day}`,
};
