import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

@Entity({ tableName: "sex_batches" })
@ObjectType({ description: "Sexes derived from names at once («Обработка по полу»)." })
export class SexBatch {
  [OptionalProps]?: "derivedAt" | "derivedBy" | "undoneBy";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The node of the organisation under which it was done. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The version of the rules." })
  ruleVersion!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many were found to be men." })
  maleCount!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many were found to be women." })
  femaleCount!: number;

  @Property({ type: "datetime", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When it was done." })
  derivedAt!: Date;

  @Property({ type: "uuid" })
  derivedById!: string;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was undone; null while it stands." })
  undoneAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  undoneById!: string | null;

  @Field(() => AccountStub, { description: "Who did it." })
  get derivedBy(): AccountStub {
    return new AccountStub(this.derivedById);
  }

  @Field(() => AccountStub, { nullable: true, description: "Who undid it; null while it stands." })
  get undoneBy(): AccountStub | null {
    return this.undoneById === null ? null : new AccountStub(this.undoneById);
  }
}
