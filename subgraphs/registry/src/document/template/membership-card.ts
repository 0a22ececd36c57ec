import { orBlank } from "@angel/kit/paper/block";
import { DocumentKind } from "../document.entity.js";
import { fullName } from "../../member/person-name.js";
import { dayOf } from "../wording.js";
import type { MemberFacts } from "./member-facts.js";
import type { Template } from "./template.js";

/** «Профсоюзный билет». */
export const membershipCard: Template<MemberFacts> = {
  kind: DocumentKind.MEMBERSHIP_CARD,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Профсоюзный билет",
      blocks: ({ member, organisation, union, card, on }) => [
        { kind: "heading", text: "ПРОФСОЮЗНЫЙ БИЛЕТ" },
        { kind: "text", text: union.fullName },
        {
          kind: "fields",
          rows: [
            ["Номер", orBlank(card?.formattedNumber)],
            ["Фамилия, имя, отчество", fullName(member)],
            ["Год вступления в Профсоюз", member.joinedOn.slice(0, 4)],
            ["Состоит на учёте", organisation.fullName],
            ["Дата выдачи", dayOf(card?.issuedOn ?? on)],
          ],
        },
        { kind: "signature", who: "Председатель" },
      ],
    },
  ],
};
