import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** A file attached to an organisation; its content lies with the platform's files. */
@Entity({ tableName: "attachments" })
@ObjectType({ description: "A file attached to an organisation («Присоединённый файл»)." })
export class Attachment {
  [OptionalProps]?: "path" | "attachedAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "uuid" })
  fileId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is: «Устав», «Коллективный договор»." })
  title!: string;

  @Property({ type: "uuid", nullable: true })
  attachedById!: string | null;

  @Property({ type: "timestamptz", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When it was attached." })
  attachedAt!: Date;

  @Property({ type: "timestamptz", nullable: true })
  struckAt!: Date | null;

  path!: string;
}
