import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

@Entity({ tableName: "course_batches" })
@ObjectType({ description: "Students put one course up at once («Перевод на следующий курс»)." })
export class CourseBatch {
  [OptionalProps]?: "advancedAt" | "advancedBy" | "undoneBy";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The node of the organisation under which it was done. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The year on whose 1 September they came to the next course." })
  year!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many students." })
  studentCount!: number;

  @Property({ type: "datetime", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When it was done." })
  advancedAt!: Date;

  @Property({ type: "uuid" })
  advancedById!: string;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was undone; null while it stands." })
  undoneAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  undoneById!: string | null;

  @Field(() => AccountStub, { description: "Who did it." })
  get advancedBy(): AccountStub {
    return new AccountStub(this.advancedById);
  }

  @Field(() => AccountStub, { nullable: true, description: "Who undid it; null while it stands." })
  get undoneBy(): AccountStub | null {
    return this.undoneById === null ? null : new AccountStub(this.undoneById);
  }
}
