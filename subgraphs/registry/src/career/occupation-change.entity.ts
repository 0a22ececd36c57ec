import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Occupation } from "../member/member.entity.js";

@Entity({ tableName: "occupation_changes" })
@ObjectType({ description: "A member passed from one category to another, as from work to pension." })
export class OccupationChange {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => Occupation, { nullable: true, description: "What it was before; null when it was not known." })
  former!: Occupation | null;

  @Property({ type: "text" })
  @Field(() => Occupation, { description: "What it became." })
  occupation!: Occupation;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { name: "on", description: "Since which day." })
  changedOn!: PlainDate;

  @Property({ type: "datetime", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Field(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where it came with the first data.",
  })
  get recordedBy(): AccountStub | null {
    return this.recordedById === null ? null : new AccountStub(this.recordedById);
  }
}
