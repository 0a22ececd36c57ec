import { orBlank } from "@angel/kit/paper/block";
import { DocumentKind } from "../document.entity.js";
import { DuesForm, Occupation, Sex } from "../../member/member.entity.js";
import { MovementKind } from "../../member/movement.entity.js";
import { fullName } from "../../member/person-name.js";
import { dayOf, withInitials } from "../wording.js";
import type { MemberFacts } from "./member-facts.js";
import type { Template } from "./template.js";

const SEX = { [Sex.MALE]: "мужской", [Sex.FEMALE]: "женский" };
const OCCUPATION = {
  [Occupation.EMPLOYED]: "работающий",
  [Occupation.STUDENT]: "обучающийся",
  [Occupation.PENSIONER]: "неработающий пенсионер",
};
const DUES = {
  [DuesForm.WITHHELD]: "безналичное удержание",
  [DuesForm.CASH]: "наличные по ведомости",
  [DuesForm.CARD]: "банковская карта",
  [DuesForm.EXEMPT]: "освобождён",
};
const MOVEMENT = {
  [MovementKind.REGISTERED]: "Принят на учёт",
  [MovementKind.TRANSFERRED]: "Переведён",
  [MovementKind.REMOVED]: "Снят с учёта",
};

/** «Учётная карточка». */
export const registrationCard: Template<MemberFacts> = {
  kind: DocumentKind.REGISTRATION_CARD,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Учётная карточка члена Профсоюза",
      blocks: ({ member, organisation, card, movements, on }) => [
        { kind: "heading", text: "УЧЁТНАЯ КАРТОЧКА члена Профсоюза" },
        {
          kind: "fields",
          rows: [
            ["Фамилия, имя, отчество", fullName(member)],
            ["Номер билета", orBlank(card?.formattedNumber)],
            ["Пол", orBlank(member.sex && SEX[member.sex])],
            ["Дата рождения", orBlank(dayOf(member.bornOn))],
            ["Занятость", orBlank(member.occupation && OCCUPATION[member.occupation])],
            ["Место работы (учёбы)", orBlank(member.workplace)],
            ["Должность", orBlank(member.position)],
            ...(member.courseOfStudy === null
              ? []
              : [["Курс обучения", String(member.courseOfStudy)] as const]),
            ["Дата вступления в Профсоюз", dayOf(member.joinedOn)],
            ["Форма уплаты взносов", orBlank(member.duesForm && DUES[member.duesForm])],
            ["Телефон", orBlank(member.phone)],
            ["Электронная почта", orBlank(member.email)],
            ["На учёте", organisation.fullName],
          ],
        },
        {
          kind: "table",
          head: ["Дата", "Организация", "Движение"],
          widths: [1, 4, 2],
          rows: movements.map(({ movedOn, place, kind }) => [dayOf(movedOn), place, MOVEMENT[kind]]),
        },
        { kind: "text", text: `Дата заполнения: ${dayOf(on)}` },
        { kind: "signature", who: withInitials(member) },
      ],
    },
  ],
};
