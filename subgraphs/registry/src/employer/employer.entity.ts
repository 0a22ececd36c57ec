import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** An institution where members work or study. One may have several primaries. */
@Entity({ tableName: "employers" })
@ObjectType({ description: "An institution where members work or study («Организация образования»)." })
export class Employer {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Its taxpayer number («ИНН»); null when not filled in.",
  })
  taxId!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Who heads it («Руководитель»); null when not filled in.",
  })
  headName!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What the head is called («Должность руководителя»); null when not filled in.",
  })
  headPosition!: string | null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it unites several schools («Образовательный комплекс»); null when not filled in.",
  })
  isEducationalComplex!: boolean | null;
}
