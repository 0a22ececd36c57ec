import { BLANK, orBlank } from "@angel/kit/paper/block";
import { DocumentKind } from "../document.entity.js";
import { dayOf, withInitials } from "../wording.js";
import type { MemberFacts } from "./member-facts.js";
import type { Template } from "./template.js";

/** «Заявление о вступлении»: facts.md of the trade names what it must contain. */
export const joinApplication: Template<MemberFacts> = {
  kind: DocumentKind.JOIN_APPLICATION,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Заявление о вступлении в Профсоюз",
      blocks: ({ member, nameInGenitive, organisation, union, on }) => [
        {
          kind: "address",
          lines: [
            "В выборный орган организации:",
            organisation.fullName,
            `от ${nameInGenitive},`,
            `дата рождения: ${orBlank(dayOf(member.bornOn))},`,
            `место работы (учёбы): ${orBlank(member.workplace)},`,
            `должность: ${orBlank(member.position)},`,
            `телефон: ${orBlank(member.phone)},`,
            `эл. почта: ${orBlank(member.email)}`,
          ],
        },
        { kind: "heading", text: "ЗАЯВЛЕНИЕ" },
        {
          kind: "text",
          text: `Прошу принять меня в члены Профсоюза (${union.fullName}). Устав Профсоюза признаю, обязуюсь его соблюдать и уплачивать членские профсоюзные взносы.`,
        },
        { kind: "text", text: `Дата заявления: ${dayOf(on)}` },
        { kind: "signature", who: withInitials(member) },
        { kind: "text", text: `Решение о приёме: протокол № ${BLANK} от ${BLANK}` },
      ],
    },
  ],
};
