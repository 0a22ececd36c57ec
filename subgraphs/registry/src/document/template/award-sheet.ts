import { BLANK, orBlank } from "@angel/kit/paper/block";
import type { Award } from "../../award/award.entity.js";
import { type Career, Education } from "../../career/career.entity.js";
import type { Decision } from "../../member/decision.js";
import type { Member } from "../../member/member.entity.js";
import { fullName } from "../../member/person-name.js";
import type { Organisation } from "../../organisation/organisation.entity.js";
import type { Span } from "../../seniority/span.type.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf, spanOf } from "../wording.js";
import type { Template } from "./template.js";

export interface AwardSheetFacts {
  readonly member: Member;
  readonly nameInAccusative: string;
  readonly organisation: Organisation;
  /** What the member is proposed for: «Почётная грамота ЦС Профсоюза». */
  readonly award: string;
  readonly merits: string;
  readonly career: Career;
  readonly workExperience: Span | null;
  readonly unionSeniority: Span;
  readonly awards: readonly Award[];
  readonly decision: Decision | null;
}

const EDUCATION: Record<Education, string> = {
  [Education.SECONDARY]: "среднее общее",
  [Education.VOCATIONAL]: "среднее профессиональное",
  [Education.BACHELOR]: "высшее — бакалавриат",
  [Education.HIGHER]: "высшее — специалитет, магистратура",
  [Education.POSTGRADUATE]: "высшее — подготовка кадров высшей квалификации",
};

/** «Наградной лист». */
export const awardSheet: Template<AwardSheetFacts> = {
  kind: DocumentKind.AWARD_SHEET,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Наградной лист",
      blocks: (facts) => {
        const { member, organisation, career, workExperience, unionSeniority, awards, decision } = facts;
        return [
          { kind: "heading", text: "НАГРАДНОЙ ЛИСТ" },
          {
            kind: "text",
            text: `${organisation.fullName} представляет ${facts.nameInAccusative} к награде: ${facts.award}.`,
          },
          {
            kind: "fields",
            rows: [
              ["Фамилия, имя, отчество", fullName(member)],
              ["Дата рождения", orBlank(dayOf(member.bornOn))],
              ["Место работы (учёбы)", orBlank(member.workplace)],
              ["Должность", orBlank(member.position)],
              ["Образование", orBlank(career.education && EDUCATION[career.education])],
              [
                "Учёная степень, звание",
                [career.academicDegree, career.academicTitle].filter(Boolean).join(", ") || "нет",
              ],
              ["Общий трудовой стаж", orBlank(workExperience && spanOf(workExperience))],
              ["Профсоюзный стаж", spanOf(unionSeniority)],
              [
                "Чем и когда награждён(а)",
                awards.map(({ name, awardedOn }) => `${name} (${dayOf(awardedOn)})`).join("; ") ||
                  "не имеет наград",
              ],
            ],
          },
          { kind: "text", text: "ХАРАКТЕРИСТИКА С УКАЗАНИЕМ ЗАСЛУГ:" },
          { kind: "text", text: facts.merits },
          {
            kind: "text",
            text: `Кандидатура рекомендована решением выборного органа: протокол № ${decision?.number ?? BLANK} от ${decision ? dayOf(decision.on) : BLANK}.`,
          },
          { kind: "signature", who: "Председатель организации" },
        ];
      },
    },
  ],
};
