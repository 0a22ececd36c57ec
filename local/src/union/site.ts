import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../options.ts";
import type { OrganisationPlan } from "./organisation.ts";
import type { LocalText, UnionSite } from "./union.ts";

const sections: Readonly<Record<string, LocalText>> = {
  news: { ru: "Новости", en: "News" },
  programmes: { ru: "Программы", en: "Programmes" },
  rights: { ru: "Права", en: "Rights" },
  youth: { ru: "Молодёжь", en: "Youth" },
  leisure: { ru: "Досуг", en: "Leisure" },
  documents: { ru: "Документы", en: "Documents" },
  about: { ru: "О нас", en: "About us" },
};

interface SitePlan {
  title: LocalText;
  mission: LocalText;
  sections: readonly (keyof typeof sections)[];
  representatives?: UnionSite["representatives"];
  symbols?: UnionSite["symbols"];
}

const plans: Readonly<Record<string, SitePlan>> = {
  national: {
    title: { ru: "Общероссийский Профсоюз образования", en: "Education Workers’ Union of Russia" },
    mission: {
      ru: "Защищаем труд, достоинство и здоровье тех, кто учит и учится.",
      en: "We protect the labour, dignity and health of those who teach and those who learn.",
    },
    sections: ["news", "programmes", "rights", "documents", "about"],
    symbols: { union: symbol("union", "Эмблема Профсоюза") },
    representatives: [
      { fullName: "Орлова Вера Николаевна", responsibility: "Правовая защита", contact: "law@union.example" },
      { fullName: "Гришин Пётр Андреевич", responsibility: "Информационная работа" },
    ],
  },
  region: {
    title: { ru: "Профсоюз образования Карелии", en: "Education Union of Karelia" },
    mission: {
      ru: "Вместе мы договариваемся о достойной зарплате, безопасном труде и отдыхе для каждой семьи.",
      en: "Together we bargain for fair pay, safe work and rest for every family.",
    },
    sections: ["news", "programmes", "rights", "youth", "leisure", "documents", "about"],
    symbols: { region: symbol("karelia", "Символ региона: ель на фоне трёх полос") },
    representatives: [
      { fullName: "Ковалёва Ирина Сергеевна", responsibility: "Охрана труда", contact: "+7 814 255-01-02" },
      { fullName: "Титов Олег Викторович", responsibility: "Электронный профсоюзный билет" },
      {
        fullName: "Лаптева Анна Павловна",
        responsibility: "Молодёжный совет",
        contact: "youth@karelia.example",
      },
    ],
  },
  petrozavodsk: {
    title: { ru: "Петрозаводская городская организация", en: "Petrozavodsk City Organisation" },
    mission: {
      ru: "Городская организация рядом с каждой школой и каждым детским садом.",
      en: "A city organisation close to every school and every kindergarten.",
    },
    sections: ["news", "programmes", "leisure", "about"],
    symbols: { local: symbol("petrozavodsk", "Символ города: скрещённые вёсла над волной") },
    representatives: [
      {
        fullName: "Белова Марина Юрьевна",
        responsibility: "Социальные программы",
        contact: "+7 814 277-03-04",
      },
      { fullName: "Савин Дмитрий Ильич", responsibility: "Спорт и отдых" },
    ],
  },
  kondopoga: {
    title: { ru: "Кондопожская районная организация", en: "Kondopoga District Organisation" },
    mission: {
      ru: "Маленький район, где профсоюз знает каждого по имени.",
      en: "A small district where the union knows everyone by name.",
    },
    sections: ["news", "leisure", "about"],
  },
  kostomuksha: {
    title: { ru: "Костомукшская городская организация", en: "Kostomuksha City Organisation" },
    mission: {
      ru: "Север объединяет: помогаем друг другу на работе и дома.",
      en: "The North unites: we help each other at work and at home.",
    },
    sections: ["news", "programmes", "about"],
  },
  segezha: {
    title: { ru: "Сегежская районная организация", en: "Segezha District Organisation" },
    mission: {
      ru: "Отстаиваем права педагогов района и поддерживаем их семьи.",
      en: "We stand up for the district’s teachers and support their families.",
    },
    sections: ["news", "about"],
  },
  "school-12": {
    title: { ru: "Профсоюз школы № 12", en: "Union of School No. 12" },
    mission: {
      ru: "Дружный коллектив, в котором никого не оставляют наедине с трудностями.",
      en: "A close team where nobody is left alone with their troubles.",
    },
    sections: ["news", "leisure", "about"],
    representatives: [
      { fullName: "Романова Елена Олеговна", responsibility: "Уполномоченный по охране труда" },
      { fullName: "Зайцев Игорь Львович", responsibility: "Культурно-массовая работа" },
    ],
  },
  university: {
    title: { ru: "Профком работников Северного университета", en: "Staff Union of Northern University" },
    mission: { ru: "Коллективный договор, который работает.", en: "A collective agreement that works." },
    sections: ["news", "programmes", "documents", "about"],
    symbols: { local: symbol("university", "Символ университета: портик с колоннами") },
    representatives: [{ fullName: "Мальцева Ольга Ивановна", responsibility: "Коллективный договор" }],
  },
  students: {
    title: { ru: "Профком обучающихся Северного университета", en: "Students’ Union of Northern University" },
    mission: {
      ru: "Стипендии, общежитие, отдых: знаем, как помочь студенту.",
      en: "Grants, housing and leisure: we know how to help a student.",
    },
    sections: ["news", "programmes", "leisure", "about"],
    symbols: { local: symbol("university", "Символ университета: портик с колоннами") },
    representatives: [{ fullName: "Крылов Артём Денисович", responsibility: "Общежития и стипендии" }],
  },
};

/** The sites, each with its sections in order; a site's key is its organisation's. */
export function makeSites(organisations: readonly OrganisationPlan[]): UnionSite[] {
  return organisations.flatMap(({ key, organisation }) => {
    const plan = plans[key];
    if (!plan) return [];
    return {
      key,
      organisationId: organisation.id,
      organisationPath: organisation.path,
      title: plan.title,
      mission: plan.mission,
      sections: plan.sections.map((section, index) => ({
        key: `${key}-${section}`,
        title: sections[section] ?? { ru: section },
        slug: section,
        position: index + 1,
      })),
      representatives: plan.representatives ?? [],
      superiorLinks:
        key === "national" ? [] : [{ title: "Профсоюз в стране", url: "https://union.example/" }],
      socialLinks: [
        { network: "VK", url: `https://vk.example/union-${key}` },
        { network: "TELEGRAM", url: `https://t.example/union_${key.replaceAll("-", "_")}` },
      ],
      symbols: plan.symbols ?? {},
    };
  });
}

function symbol(name: string, alternativeText: string) {
  const png = readFileSync(join(repository, "local/src/union/symbols", `${name}.png`), "base64");
  return { name: `${name}.png`, png, alternativeText };
}
