import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { OrganisationLevel } from "../organisation/organisation.entity.js";

/** A letter that is being written: it saves itself, and may lack anything. Gone once it is sent. */
@Entity({ tableName: "letter_drafts" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A letter that is being written («черновик письма»)." })
export class LetterDraft {
  [OptionalProps]?: "revision" | "savedAt";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id, made by the client that began it." })
  id!: string;

  /** The sender's node. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How often it was saved: what one gives back with the next saving." })
  revision!: number;

  @Property({ type: "uuid", nullable: true })
  officerId!: string | null;

  @Property({ type: "text[]" })
  @Field(() => [OrganisationLevel], {
    description:
      "Of which levels the organisations below are, to whose chairs it goes; none where not all of a level.",
  })
  toLevels!: OrganisationLevel[];

  @Property({ type: "text[]" })
  @Field(() => [String], {
    description: "Of which types these are, by their codes («тип организации»); of all when there is none.",
  })
  toTypeCodes!: string[];

  @Property({ type: "integer[]" })
  toOrganisationIds!: number[];

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "What it is about («тема»); null while not written." })
  subject!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "What it says; null while not written." })
  body!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The thanks at its end («благодарность»); null without.",
  })
  thanks!: string | null;

  @Property({ type: "uuid[]" })
  fileIds!: string[];

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was saved last («Сохранено как черновик в 09:28»)." })
  savedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  savedById!: string | null;
}
