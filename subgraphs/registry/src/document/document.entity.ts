import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum DocumentKind {
  JOIN_APPLICATION = "JOIN_APPLICATION",
  DUES_WITHHOLDING = "DUES_WITHHOLDING",
  CONSENT = "CONSENT",
  REGISTRATION_CARD = "REGISTRATION_CARD",
  MEMBERSHIP_CARD = "MEMBERSHIP_CARD",
  MEMBER_LIST = "MEMBER_LIST",
  CARD_ORDER = "CARD_ORDER",
  MINUTES = "MINUTES",
  MINUTES_EXTRACT = "MINUTES_EXTRACT",
  CHAIR_ELECTION_EXTRACT = "CHAIR_ELECTION_EXTRACT",
  AWARD_SHEET = "AWARD_SHEET",
  DESTRUCTION_ACT = "DESTRUCTION_ACT",
  ORGANISATION_CARD = "ORGANISATION_CARD",
  PLASTIC_CARD = "PLASTIC_CARD",
  LETTER = "LETTER",
}

registerEnumType(DocumentKind, {
  name: "DocumentKind",
  description: "What paper it is.",
  valuesConfig: {
    JOIN_APPLICATION: { description: "The application to join («Заявление о вступлении в Профсоюз»)." },
    DUES_WITHHOLDING: {
      description: "The application to the employer to withhold dues («Заявление об удержании взносов»).",
    },
    CONSENT: {
      description:
        "The consent to processing personal data, a paper of its own («Согласие на обработку ПДн»).",
    },
    REGISTRATION_CARD: { description: "The card of the register («Учётная карточка»)." },
    MEMBERSHIP_CARD: { description: "The membership card on paper («Профсоюзный билет»)." },
    MEMBER_LIST: { description: "The list of an organisation's members («Список членов Профсоюза»)." },
    CARD_ORDER: { description: "An order for plastic cards («Заявка на изготовление ЭПБ»)." },
    MINUTES: { description: "The minutes of a meeting («Протокол»)." },
    MINUTES_EXTRACT: { description: "What was decided on some questions («Выписка из протокола»)." },
    CHAIR_ELECTION_EXTRACT: {
      description: "What tells the body above who leads («Выписка из протокола об избрании председателя»).",
    },
    AWARD_SHEET: { description: "The proposal of a member for an award («Наградной лист»)." },
    DESTRUCTION_ACT: {
      description: "That personal data was destroyed («Акт об уничтожении персональных данных»).",
    },
    ORGANISATION_CARD: { description: "What the register says of an organisation («Карточка организации»)." },
    PLASTIC_CARD: {
      description:
        "The electronic membership card as it is printed on plastic, both faces («ЭПБ единого образца»).",
    },
    LETTER: { description: "A business letter of an organisation («Письмо»)." },
  },
});

/** A paper as it was written: its content never changes, and a later one of its kind takes its place. */
@Entity({ tableName: "documents" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A paper that the platform has written, as PDF and DOCX." })
export class Document {
  [OptionalProps]?: "id" | "number" | "writtenAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer", generated: "identity" })
  @Field(() => Int, { description: "Its running number («№»)." })
  number!: number;

  @Property({ type: "text" })
  @Field(() => String, {
    description: "The code under its QR sign, by which anyone can check it: see `documentCheck`.",
  })
  code!: string;

  @Property({ type: "text" })
  @Field(() => DocumentKind, { description: "What paper it is." })
  kind!: DocumentKind;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description: "The version of the text it was written by: the one in force on its day.",
  })
  templateVersion!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its title, in Russian as the paper itself." })
  title!: string;

  /** The organisation's node. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  /** Of the one it is about, as the name was when it was written. */
  @Property({ type: "text", nullable: true })
  initials!: string | null;

  @Property({ type: "uuid", nullable: true })
  cardOrderId!: string | null;

  @Property({ type: "uuid", nullable: true })
  meetingId!: string | null;

  /** What else tells papers of one kind apart: the questions of an extract, the award of a proposal. */
  @Property({ type: "text", nullable: true })
  subject!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day that stands on it." })
  writtenOn!: PlainDate;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was written." })
  writtenAt!: Date;

  @Property({ type: "uuid", nullable: true })
  writtenById!: string | null;

  @Property({ type: "uuid" })
  pdfId!: string;

  @Property({ type: "uuid" })
  docxId!: string;
}
