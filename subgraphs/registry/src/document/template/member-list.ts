import type { PlainDate } from "@angel/kit/values";
import { DocumentKind } from "../document.entity.js";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { dayOf } from "../wording.js";
import type { Template } from "./template.js";

export interface MemberListFacts {
  readonly organisation: Organisation;
  readonly on: PlainDate;
  readonly members: readonly {
    readonly name: string;
    readonly number: string | null;
    readonly joinedOn: PlainDate;
    readonly issuedOn: PlainDate | null;
  }[];
}

/** «Список членов Профсоюза», also the journal of cards handed out. */
export const memberList: Template<MemberListFacts> = {
  kind: DocumentKind.MEMBER_LIST,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Список членов Профсоюза",
      blocks: ({ organisation, members, on }) => [
        { kind: "heading", text: "СПИСОК членов Профсоюза" },
        { kind: "text", text: `${organisation.fullName}, по состоянию на ${dayOf(on)}` },
        {
          kind: "table",
          head: ["№", "Фамилия, имя, отчество", "Номер билета", "Принят", "Билет выдан", "Подпись"],
          widths: [1, 5, 4, 2.2, 2.2, 2],
          rows: members.map(({ name, number, joinedOn, issuedOn }, index) => [
            String(index + 1),
            name,
            number ?? "",
            dayOf(joinedOn),
            dayOf(issuedOn),
            "",
          ]),
        },
        { kind: "text", text: `Всего: ${members.length}` },
        { kind: "signature", who: "Председатель" },
      ],
    },
  ],
};
