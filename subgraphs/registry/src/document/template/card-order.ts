import type { CardOrder } from "../../card-order/card-order.entity.js";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { orBlank } from "@angel/kit/paper/block";
import { today } from "@angel/kit/values";
import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import type { Template } from "./template.js";

export interface CardOrderFacts {
  readonly order: CardOrder;
  readonly organisation: Organisation;
  readonly chair: string | null;
  readonly members: readonly { readonly name: string; readonly number: string | null }[];
}

/** «Заявка на изготовление ЭПБ». */
export const cardOrderPaper: Template<CardOrderFacts> = {
  kind: DocumentKind.CARD_ORDER,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Заявка на изготовление электронных профсоюзных билетов",
      blocks: ({ order, organisation, chair, members }) => [
        { kind: "heading", text: `ЗАЯВКА № ${order.number} на изготовление электронных профсоюзных билетов` },
        {
          kind: "fields",
          rows: [
            ["Дата", dayOf(today(order.createdAt))],
            ["Организация", organisation.fullName],
            ["ИНПО", orBlank(organisation.number)],
            ["Председатель", orBlank(chair)],
            ["Выдать ЭПБ", orBlank(order.recipient ?? chair)],
            ["Включая неработающих пенсионеров", order.includesPensioners ? "да" : "нет"],
          ],
        },
        {
          kind: "table",
          head: ["№", "Код (номер ЭПБ)", "Фамилия, имя, отчество"],
          widths: [1, 4, 8],
          rows: members.map(({ name, number }, index) => [String(index + 1), number ?? "", name]),
        },
        { kind: "text", text: `Всего: ${members.length}` },
        { kind: "signature", who: "Председатель" },
      ],
    },
  ],
};
