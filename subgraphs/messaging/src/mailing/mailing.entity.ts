import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { MailingAudience, type Occupation, type Sex } from "./audience.js";

export enum MailingState {
  PLANNED = "PLANNED",
  GATHERING = "GATHERING",
  SENDING = "SENDING",
  SENT = "SENT",
  CANCELLED = "CANCELLED",
}

registerEnumType(MailingState, {
  name: "MailingState",
  description: "How far a mailing has come.",
  valuesConfig: {
    PLANNED: { description: "It waits for its moment («запланирована»)." },
    GATHERING: { description: "Those whom it is for are being found («собирается выборка»)." },
    SENDING: { description: "They are being told («рассылается»)." },
    SENT: { description: "All were told, and no message is on its way («разослана»)." },
    CANCELLED: { description: "It was called off; whoever was told already stays told («отменена»)." },
  },
});

/** One text of an organisation to those of its members who are chosen by what their cards say. */
@Entity({ tableName: "mailings" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "One text of an organisation to chosen members («рассылка»)." })
export class Mailing {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The mailing's id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "uuid" })
  authorId!: string;

  @Property({ type: "text" })
  idempotencyKey!: string;

  /** What was asked under the key. */
  @Property({ type: "blob" })
  requestHash!: Buffer;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is about («тема»)." })
  title!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it says, plain text." })
  text!: string;

  /** What is said as a whole, however it is spaced: by this a person is told once. */
  @Property({ type: "blob" })
  contentHash!: Buffer;

  @Property({ type: "boolean" })
  withBelow!: boolean;

  @Property({ type: "text", nullable: true })
  sex!: Sex | null;

  @Property({ type: "integer", nullable: true })
  ageFrom!: number | null;

  @Property({ type: "integer", nullable: true })
  ageUntil!: number | null;

  @Property({ type: "text[]", nullable: true })
  occupations!: Occupation[] | null;

  @Property({ type: "boolean" })
  onlyChairs!: boolean;

  @Property({ type: "text", nullable: true })
  themeCode!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "The last day on which it stands as a greeting on the sites of the primaries of those whom it is for («на сайтах первичных организаций»); null when on none.",
  })
  onSitesUntil: PlainDate | null = null;

  /** How many of a primary it must be for to stand on its site. */
  @Property({ type: "integer" })
  fewestOnSite = 1;

  @Property({ type: "text" })
  @Field(() => MailingState, { description: "How far it has come." })
  state: MailingState = MailingState.PLANNED;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "The moment from which it is sent." })
  plannedAt!: Date;

  @Property({ type: "datetime", length: 3, nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "When the last of its messages had gone or failed; null until then.",
  })
  sentAt: Date | null = null;

  /** The node of the last organisation whose members were found. */
  @Property({ type: "integer" })
  gatheredTo = 0;

  /** When there was nobody left to tell; messages may be on their way for longer. */
  @Property({ type: "datetime", nullable: true })
  toldAt: Date | null = null;

  @Property({ type: "integer" })
  lastRevision = 1;

  @Field(() => String, {
    description: "The number of its last change, from which `mailingChanged` resumes.",
  })
  get revision(): string {
    return String(this.lastRevision);
  }

  @Field(() => MailingAudience, { description: "Whom it is for («выборка»)." })
  get audience(): MailingAudience {
    return new MailingAudience(this);
  }

  /** Whether it can still be called off. */
  isOpen(): boolean {
    return this.state !== MailingState.SENT && this.state !== MailingState.CANCELLED;
  }
}

export const { Edge: MailingEdge, Connection: MailingConnection } = connectionOf(Mailing);
