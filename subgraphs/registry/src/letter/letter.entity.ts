import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** A letter as it was sent. Never changed. */
@Entity({ tableName: "letters" })
@Directive('@key(fields: "id")')
@ObjectType({
  description: "A business letter of an organisation («электронное деловое письмо»), as it was sent.",
})
export class Letter {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  draftId!: string;

  /** The sender's node. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its running number with the sender in the year («исходящий №»)." })
  number!: number;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it was sent." })
  sentOn!: PlainDate;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was sent." })
  sentAt!: Date;

  @Property({ type: "uuid", nullable: true })
  sentById!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "The name of the officer who writes («от кого»)." })
  signatoryName!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What that officer is («должность»)." })
  signatoryPosition!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "To whom, as it stands on the paper («кому»)." })
  addressedTo!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is about («тема»)." })
  subject!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it says; an empty line parts paragraphs." })
  body!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "The thanks at its end; null without." })
  thanks!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "The signature block of the day («подпись»)." })
  signature!: string;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the sender's standard signature; null where it was made of the sender's data.",
  })
  signatureVersion!: number | null;

  @Property({ type: "uuid[]" })
  fileIds!: string[];

  @Property({ type: "text" })
  @Field(() => String, { description: "The code under its QR sign: see `documentCheck`." })
  code!: string;

  @Property({ type: "uuid" })
  pdfId!: string;

  @Property({ type: "uuid" })
  docxId!: string;
}
