import type { Block, Paper } from "@angel/kit/paper/block";
import type { Share } from "../figure/share.type.js";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";
import type { AgeGroup } from "./age-group.js";
import type { Passport } from "./passport.type.js";
import type { Education, Occupation, SocialAnalysis } from "./social.type.js";

const HIDDEN = "скрыто";
const UNKNOWN = "не указано";

const LEVELS: Record<OrganisationLevel, string> = {
  NATIONAL: "Общероссийский Профсоюз",
  REGIONAL: "Региональные (межрегиональные) организации",
  OKRUG: "Окружные организации",
  INDUSTRY: "Отраслевые комитеты",
  TERRITORIAL: "Территориальные организации",
  PRIMARY: "Первичные профсоюзные организации",
};
const AGES: Record<AgeGroup, string> = {
  UNDER_18: "до 18 лет",
  FROM_18_TO_24: "18–24",
  FROM_25_TO_35: "25–35",
  FROM_36_TO_45: "36–45",
  FROM_46_TO_55: "46–55",
  FROM_56_TO_65: "56–65",
  OVER_65: "старше 65",
};
const EDUCATION: Record<Education, string> = {
  SECONDARY: "среднее общее",
  VOCATIONAL: "среднее профессиональное",
  BACHELOR: "высшее — бакалавриат",
  HIGHER: "высшее — специалитет, магистратура",
  POSTGRADUATE: "аспирантура, ординатура",
};
const OCCUPATION: Record<Occupation, string> = {
  EMPLOYED: "работающие",
  STUDENT: "обучающиеся",
  PENSIONER: "неработающие пенсионеры",
};

/** The passport as it is printed. */
export function passportPaper(passport: Passport, memberCount: number | null, social: SocialAnalysis): Paper {
  const { on, fullName, number } = passport;
  const day = on.split("-").toReversed().join(".");
  return {
    title: "Паспорт организации Профсоюза",
    checkUrl: null,
    code: `${number ?? "без ИНПО"}, ${day}`,
    blocks: [
      { kind: "heading", text: "ПАСПОРТ организации Профсоюза" },
      { kind: "text", text: fullName },
      { kind: "fields", rows: factsOf(passport, memberCount, day) },
      ...socialBlocks(social),
    ],
  };
}

function factsOf(passport: Passport, memberCount: number | null, day: string): [string, string][] {
  const { territorial, okrug, regional } = passport;
  return [
    ["Дата актуализации", day],
    ["ИНПО", passport.number ?? UNKNOWN],
    ["Тип организации", passport.typeName],
    ...(territorial ? [["Территориальная организация", territorial.name] as [string, string]] : []),
    ...(okrug ? [["Окружная организация", okrug.name] as [string, string]] : []),
    ...(regional ? [["Региональная организация", regional.name] as [string, string]] : []),
    ["Юридическое лицо", yesOrNo(passport.isLegalEntity)],
    ["Председатель", passport.chairName ?? "нет"],
    ["Председатель штатный", yesOrNo(passport.isChairStaff)],
    ["Работников аппарата (без председателя)", `${passport.staffCount}`],
    ["Численность комитета", `${passport.committeeSize}`],
    ["Численность президиума", `${passport.presidiumSize}`],
    ["Численность контрольно-ревизионной комиссии", `${passport.auditCommissionSize}`],
    ["Членов Профсоюза", told(memberCount)],
    ...passport.organisations.map(({ level, count }): [string, string] => [LEVELS[level], `${count}`]),
  ];
}

function socialBlocks(social: SocialAnalysis): Block[] {
  return [
    { kind: "heading", text: "Социальное положение членов Профсоюза" },
    {
      kind: "table",
      head: ["Возраст", "Всего", "Мужчины", "Женщины"],
      widths: [3, 2, 2, 2],
      rows: social.ageBySex.map(({ ageGroup, count, men, women }) => [
        ageGroup ? AGES[ageGroup] : UNKNOWN,
        told(count),
        told(men),
        told(women),
      ]),
    },
    {
      kind: "table",
      head: ["Образование", "Всего"],
      widths: [5, 2],
      rows: social.education.map(({ education, count }) => [
        education ? EDUCATION[education] : UNKNOWN,
        told(count),
      ]),
    },
    {
      kind: "table",
      head: ["Занятость", "Всего"],
      widths: [5, 2],
      rows: social.occupation.map(({ occupation, count }) => [
        occupation ? OCCUPATION[occupation] : UNKNOWN,
        told(count),
      ]),
    },
    {
      kind: "fields",
      rows: [
        ["Молодёжь до 35 лет", shareOf(social.youth)],
        ["Состоят в браке", shareOf(social.married)],
        ["Имеют детей", shareOf(social.parents)],
        ["Многодетные", shareOf(social.largeFamilies)],
      ],
    },
  ];
}

function told(count: number | null): string {
  return count === null ? HIDDEN : count.toLocaleString("ru-RU");
}

function shareOf(share: Share): string {
  const percent = share.percent(1);
  const ofAll = percent === null ? "" : ` из ${told(share.base)} (${percent.toLocaleString("ru-RU")} %)`;
  return `${told(share.count)}${ofAll}`;
}

function yesOrNo(value: boolean | null): string {
  if (value === null) return UNKNOWN;
  return value ? "да" : "нет";
}
