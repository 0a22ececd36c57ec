import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { OrganisationLevel } from "../organisation/organisation.entity.js";

export enum OrganisationTab {
  NUMBER = "NUMBER",
  REGISTRATION = "REGISTRATION",
  CHAIR = "CHAIR",
  ACTIVISTS = "ACTIVISTS",
  STAFF = "STAFF",
  EMPLOYER = "EMPLOYER",
  CONTACTS = "CONTACTS",
  MEMBERS = "MEMBERS",
  UNITS = "UNITS",
  BODIES = "BODIES",
  MEETINGS = "MEETINGS",
  AGREEMENTS = "AGREEMENTS",
  AWARDS = "AWARDS",
  EVENTS = "EVENTS",
  STATISTICS = "STATISTICS",
  ATTACHMENTS = "ATTACHMENTS",
  CARD_ORDERS = "CARD_ORDERS",
}

registerEnumType(OrganisationTab, {
  name: "OrganisationTab",
  description: "A tab of an organisation's form.",
  valuesConfig: {
    NUMBER: { description: "«ИНПО»: number, kind, dues, whether it is small or has a committee." },
    REGISTRATION: { description: "«Регистрация»." },
    CHAIR: { description: "«Председатель»." },
    ACTIVISTS: { description: "«Профактив»." },
    STAFF: { description: "«Штат»; asked of legal entities." },
    EMPLOYER: {
      description: "«Организация», «Система образования»: the institution and how many work there.",
    },
    CONTACTS: { description: "«Адреса, телефоны»." },
    MEMBERS: { description: "«Список ЧП»." },
    UNITS: { description: "«Проф группы» and structural units." },
    BODIES: { description: "Elected bodies («выборные органы»)." },
    MEETINGS: { description: "Meetings of bodies («протоколы»)." },
    AGREEMENTS: { description: "«Акты соцпартнёрства»." },
    AWARDS: { description: "«Награды»." },
    EVENTS: { description: "«Мероприятия»." },
    STATISTICS: { description: "«Статистика»." },
    ATTACHMENTS: { description: "«Присоединённые файлы»." },
    CARD_ORDERS: { description: "«Заявки ЭПБ»." },
  },
});

/** Which tabs an organisation of a level, or of a kind of that level, has. Data: the union changes its forms. */
@Entity({ tableName: "organisation_forms" })
@ObjectType({ description: "What the form of an organisation asks for, by its level and kind." })
export class OrganisationForm {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "text" })
  @Field(() => OrganisationLevel, { description: "For organisations of this level." })
  level!: OrganisationLevel;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "For those of this kind, by its code; null for all that have no form of their own.",
  })
  typeCode!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "What the form is called, in Russian." })
  title!: string;

  @Property({ type: "text[]" })
  @Field(() => [OrganisationTab], { description: "Its tabs, in order." })
  tabs!: OrganisationTab[];

  @Property({ type: "text[]" })
  @Field(() => [OrganisationTab], { description: "Those of them that must be filled in." })
  mandatory!: OrganisationTab[];
}
