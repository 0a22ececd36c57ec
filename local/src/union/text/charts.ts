import type { UnionCharts } from "../union.ts";

const survey = {
  unit: "PERCENT",
  sourceUrl:
    "https://odnastroka.ru/politics/135784-opros-rossiyane-bolshe-doveryayut-televizoru-chem-internetu.html",
  measuredOn: "2018-08-30",
  respondentCount: 1_600,
} as const;

/** What the Levada Center found in August 2018, as it was told in the press. */
export const trustInSources: UnionCharts = {
  ru: [
    {
      ...survey,
      title: "Кому верят",
      question: "Каким источникам новостей доверяют больше всего",
      bars: [
        { label: "Телевидение", value: 49 },
        { label: "Интернет-издания", value: 24 },
        { label: "Социальные сети", value: 15 },
        { label: "Радио", value: 10 },
        { label: "Газеты", value: 7 },
      ],
      source: "«Левада-Центр» (внесён в реестр НКО — иностранных агентов), по сообщению odnastroka.ru",
      respondents: "жители России от 18 лет, 136 населённых пунктов",
    },
  ],
  en: [
    {
      ...survey,
      title: "Whom people trust",
      question: "Which sources of news are trusted most",
      bars: [
        { label: "Television", value: 49 },
        { label: "News sites", value: 24 },
        { label: "Social networks", value: 15 },
        { label: "Radio", value: 10 },
        { label: "Newspapers", value: 7 },
      ],
      source: "Levada Center, as reported by odnastroka.ru",
      respondents: "people of Russia from 18, 136 places",
    },
  ],
};

/** What the union was quoted when it looked for a CRM (HOT-17). */
export const quotedPrices: UnionCharts = {
  ru: [
    {
      title: "1С-Битрикс24: Корпоративный портал",
      unit: "ROUBLES",
      bars: [
        { label: "Корпоративный портал-50", value: 139_000 },
        { label: "Корпоративный портал-100", value: 139_000 },
        { label: "Корпоративный портал-250", value: 299_000 },
        { label: "Корпоративный портал-500", value: 499_000 },
      ],
      source: "Цены, которые назвали Профсоюзу",
    },
    {
      title: "Битрикс24: Базовый, Стандартный, Профессиональный",
      unit: "ROUBLES",
      bars: [
        { label: "Базовый", series: "3 месяца", value: 7_470 },
        { label: "Базовый", series: "12 месяцев", value: 29_800 },
        { label: "Стандартный", series: "12 месяцев", value: 71_800 },
        { label: "Профессиональный", series: "12 месяцев", value: 143_800 },
      ],
      source: "Цены, которые назвали Профсоюзу",
    },
  ],
  en: [
    {
      title: "1C-Bitrix24: Corporate Portal",
      unit: "ROUBLES",
      bars: [
        { label: "Corporate Portal-50", value: 139_000 },
        { label: "Corporate Portal-100", value: 139_000 },
        { label: "Corporate Portal-250", value: 299_000 },
        { label: "Corporate Portal-500", value: 499_000 },
      ],
      source: "Prices the union was quoted",
    },
    {
      title: "Bitrix24: Basic, Standard, Professional",
      unit: "ROUBLES",
      bars: [
        { label: "Basic", series: "3 months", value: 7_470 },
        { label: "Basic", series: "12 months", value: 29_800 },
        { label: "Standard", series: "12 months", value: 71_800 },
        { label: "Professional", series: "12 months", value: 143_800 },
      ],
      source: "Prices the union was quoted",
    },
  ],
};
