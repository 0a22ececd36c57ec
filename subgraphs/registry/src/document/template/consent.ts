import { BLANK, orBlank } from "@angel/kit/paper/block";
import { DocumentKind } from "../document.entity.js";
import { fullName } from "../../member/person-name.js";
import { dayOf, withInitials } from "../wording.js";
import type { MemberFacts } from "./member-facts.js";
import type { Template } from "./template.js";

const DATA =
  "фамилия, имя, отчество; пол; дата рождения; место работы (учёбы), должность; образование; телефон, адрес электронной почты; сведения о приёме, учёте и снятии с учёта, об уплате взносов, о номере профсоюзного билета";

/** What article 9 (4) of 152-ФЗ wants to stand in a consent. */
const body = ({ member, organisation, on }: MemberFacts) =>
  [
    {
      kind: "text",
      text: `Я, ${fullName(member)}, дата рождения: ${orBlank(dayOf(member.bornOn))}, адрес: ${BLANK}, документ, удостоверяющий личность: ${BLANK},`,
    },
    {
      kind: "text",
      text: `даю оператору — ${organisation.fullName}, адрес: ${orBlank(organisation.legalAddress)} — согласие на обработку моих персональных данных с одной целью: учёт членства в Профсоюзе.`,
    },
    { kind: "text", text: `Перечень данных: ${DATA}.` },
    {
      kind: "text",
      text: "Действия с данными: сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, передача вышестоящим организациям Профсоюза для той же цели, обезличивание, блокирование, удаление, уничтожение; с использованием средств автоматизации и без них.",
    },
    {
      kind: "text",
      text: "Согласие действует со дня подписания и до снятия с учёта, а также три года после него. Его можно отозвать в любое время письменным заявлением оператору или в личном кабинете; данные уничтожаются в течение тридцати дней, если закон не требует хранить их дольше.",
    },
    { kind: "text", text: `Дата: ${dayOf(on)}` },
    { kind: "signature", who: withInitials(member) },
  ] as const;

/** «Согласие на обработку персональных данных». */
export const consent: Template<MemberFacts> = {
  kind: DocumentKind.CONSENT,
  versions: [
    {
      version: 1,
      validFrom: "2011-07-27",
      title: "Согласие на обработку персональных данных",
      blocks: (facts) => [
        { kind: "heading", text: "СОГЛАСИЕ на обработку персональных данных" },
        ...body(facts),
      ],
    },
    {
      version: 2,
      validFrom: "2025-09-01",
      title: "Согласие на обработку персональных данных",
      blocks: (facts) => [
        { kind: "heading", text: "СОГЛАСИЕ на обработку персональных данных" },
        ...body(facts),
        {
          kind: "text",
          text: "Согласие оформлено отдельным документом (часть 1 статьи 9 Федерального закона от 27.07.2006 № 152-ФЗ в редакции Федерального закона от 24.06.2025 № 156-ФЗ).",
        },
      ],
    },
  ],
};
