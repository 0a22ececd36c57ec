import { BLANK, orBlank } from "@angel/kit/paper/block";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import type { Template } from "./template.js";

export interface DestructionFacts {
  readonly organisation: Organisation;
  readonly cardNumber: string | null;
  /** What the register calls the card by; the name is destroyed with the rest. */
  readonly code: string;
  readonly reason: string;
  readonly on: PlainDate;
  readonly destroyed: readonly { readonly part: string; readonly amount: number }[];
}

/** The parts of the register by the names that the act has for them. */
const PARTS: Readonly<Record<string, string>> = {
  members:
    "фамилия, имя, отчество, день и месяц рождения, телефон, электронная почта, место работы, должность",
  contacts: "контакты",
  former_names: "прежние имена",
  family_members: "сведения о семье",
  member_notes: "записи о человеке",
  awards: "награды",
  trainings: "обучение",
  social_supports: "социальная поддержка",
  card_attachments: "присоединённые файлы",
  documents: "документы, сформированные из карточки",
  join_applications: "заявление о вступлении",
  member_import_rows: "строки загруженных списков",
  changes: "прежние значения в истории изменений",
};

/** «Акт об уничтожении персональных данных», as the regulator's order № 179 of 28.10.2022 wants it. */
export const destructionAct: Template<DestructionFacts> = {
  kind: DocumentKind.DESTRUCTION_ACT,
  versions: [
    {
      version: 1,
      validFrom: "2023-03-01",
      title: "Акт об уничтожении персональных данных",
      blocks: ({ organisation, cardNumber, code, reason, on, destroyed }) => [
        { kind: "heading", text: "АКТ об уничтожении персональных данных" },
        {
          kind: "fields",
          rows: [
            ["Оператор", organisation.fullName],
            ["Адрес оператора", orBlank(organisation.legalAddress)],
            ["Субъект персональных данных", `член Профсоюза, код карточки ${code}`],
            ["Номер билета", cardNumber ?? "нет"],
            ["Информационная система", "Единый реестр Профсоюза"],
            ["Способ уничтожения", "удаление и обезличивание записей программными средствами"],
            ["Причина уничтожения", reason],
            ["Дата уничтожения", dayOf(on)],
          ],
        },
        {
          kind: "table",
          head: ["Уничтоженные сведения", "Записей"],
          widths: [8, 2],
          rows: destroyed.map(({ part, amount }) => [PARTS[part] ?? part, String(amount)]),
        },
        {
          kind: "text",
          text: "Сохранены обезличенные сведения для статистики, а также сведения, хранение которых предусмотрено законодательством об архивном деле и о бухгалтерском учёте.",
        },
        { kind: "signature", who: BLANK },
        { kind: "text", text: "Срок хранения акта: три года." },
      ],
    },
  ],
};
