import { waysRu } from "./ways-ru.js";

/** What is said of an organisation in figures. */
export const passportRu = {
  title: waysRu.passport,
  on: "По состоянию на",
  number: "ИНПО",
  type: "Тип",
  regional: "Региональная организация",
  territorial: "Территориальная организация",
  chair: "Председатель",
  chairIs: { staff: "штатный", volunteer: "на общественных началах" },
  members: "Членов Профсоюза",
  committee: "В комитете",
  presidium: "В президиуме",
  audit: "В ревизионной комиссии",
  staff: "Работников аппарата",
  organisations: "Организаций",
  levels: {
    NATIONAL: "общероссийских",
    REGIONAL: "региональных",
    OKRUG: "окружных",
    INDUSTRY: "отраслевых комитетов",
    TERRITORIAL: "территориальных",
    PRIMARY: "первичных",
  },
  social: "Кто наши члены",
  youth: "До 35 лет",
  married: "В браке",
  parents: "С детьми",
  largeFamilies: "Многодетных",
};
