import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../options.ts";
import type { OrganisationPlan } from "./organisation.ts";
import type { LocalText, UnionNewspaper } from "./union.ts";

/** The region's survey of what members await, as community seeds it. */
const readersSurvey = "0199c5e0-0000-7000-8000-000000000118";

const rubrics: Readonly<Record<string, LocalText>> = {
  main: { ru: "Главное", en: "First of all" },
  rights: { ru: "Права", en: "Rights" },
  youth: { ru: "Молодёжь", en: "Youth" },
  life: { ru: "Жизнь организации", en: "Life of the union" },
};

interface IssuePlan {
  number: number;
  throughNumber: number;
  issuedOn: string;
  title: LocalText;
  editorsWord: LocalText;
  /** Articles of the region's site by their days. */
  rubrics: readonly (readonly [rubric: keyof typeof rubrics, ...days: string[]])[];
  surveyId?: string;
  /** A file of `documents/`. */
  pdf?: string;
}

const plans: readonly IssuePlan[] = [
  {
    number: 4,
    throughNumber: 115,
    issuedOn: "2025-12-18",
    title: { ru: "Чем запомнился учебный год" },
    editorsWord: { ru: "Этот номер вышел на бумаге; здесь он лежит таким, каким был напечатан." },
    rubrics: [],
    pdf: "vestnik-115.pdf",
  },
  {
    number: 1,
    throughNumber: 116,
    issuedOn: "2026-09-28",
    title: { ru: "С новым учебным годом" },
    editorsWord: { ru: "С этого номера газету можно читать с телефона, а найти в ней нужное — поиском." },
    rubrics: [
      ["main", "2026-09-27"],
      ["rights", "2026-09-18"],
    ],
  },
  {
    number: 2,
    throughNumber: 117,
    issuedOn: "2026-10-28",
    title: { ru: "О чём спрашивают горячую линию", en: "What the hotline is asked" },
    editorsWord: {
      ru: "Тысяча вопросов за два месяца — это тысяча человек, которым ответили.\n\nНе стесняйтесь спрашивать.",
      en: "A thousand questions in two months: a thousand people who were answered.",
    },
    rubrics: [
      ["main", "2026-10-27"],
      ["rights", "2026-10-20"],
      ["life", "2026-10-12", "2026-10-05"],
    ],
  },
  {
    number: 3,
    throughNumber: 118,
    issuedOn: "2026-11-20",
    title: { ru: "Соглашение на три года", en: "An agreement for three years" },
    editorsWord: {
      ru: "Дорогие читатели!\n\nЭтот номер — о переговорах и о тех, кто их вёл. А ещё мы хотим знать, чего вы ждёте от профсоюза: ответьте на анкету, пять минут.",
      en: "Dear readers!\n\nThis number is about the talks and those who led them. And we would like to know what you expect of the union.",
    },
    rubrics: [
      ["main", "2026-11-19", "2026-11-16", "2026-11-11"],
      ["youth", "2026-11-13", "2026-11-05"],
      ["life", "2026-11-18", "2026-11-09"],
    ],
    surveyId: readersSurvey,
    pdf: "vestnik-118.pdf",
  },
];

/** The newspaper of the region, its numbers made up of what stands on the region's site. */
export function makeNewspapers(organisations: readonly OrganisationPlan[]): UnionNewspaper[] {
  const region = organisations.find(({ key }) => key === "region");
  if (!region) throw new Error("There is no region to have a newspaper.");
  return [
    {
      key: "vestnik",
      organisationId: region.organisation.id,
      title: { ru: "Учительский вестник", en: "Teachers’ Herald" },
      subtitle: {
        ru: "Газета Профсоюза образования Карелии · Издаётся с 1998 года",
        en: "The newspaper of the Education Union of Karelia · since 1998",
      },
      about: {
        ru: "О людях, которые учат, о том, что Профсоюз для них делает, и о правах — простыми словами. Выходит четыре раза в год; номера раздают в первичках и читают здесь.",
        en: "About those who teach, what the union does for them, and their rights in plain words. Four numbers a year, on paper and here.",
      },
      logo: {
        name: "vestnik.png",
        png: document("../symbols/karelia.png"),
        alternativeText: "Символ региона: ель на фоне трёх полос",
      },
      editors: [
        { fullName: "Миронова Алла Викторовна", responsibility: "Главный редактор" },
        { fullName: "Титов Олег Викторович", responsibility: "Фотографии и письма читателей" },
      ],
      email: "vestnik@karelia.example",
      phone: "+78142550110",
      address: { ru: "Петрозаводск, ул. Ленина, д. 11, каб. 4", en: "Petrozavodsk, Lenin St. 11, room 4" },
      socialLinks: [{ network: "VK", url: "https://vk.example/uchitelskiy-vestnik" }],
      issues: plans.map(({ rubrics: placed, pdf, ...plan }) => ({
        ...plan,
        key: `vestnik-${plan.throughNumber}`,
        rubrics: placed.map(([rubric, ...days]) => ({
          title: rubrics[rubric] ?? { ru: rubric },
          articleKeys: days.map((day) => `region-${day}`),
        })),
        ...(pdf && {
          pdf: {
            name: `Учительский вестник № ${plan.number} (${plan.throughNumber}).pdf`,
            mediaType: "application/pdf",
            base64: document(pdf),
          },
        }),
        publishedAt: `${plan.issuedOn}T06:00:00.000Z`,
      })),
    },
  ];
}

function document(file: string): string {
  return readFileSync(join(repository, "local/src/union/documents", file), "base64");
}
