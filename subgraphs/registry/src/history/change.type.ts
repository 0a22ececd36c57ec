import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "A field of a record, before and after a change." })
class FieldChange {
  @Field(() => String, { description: "The field." })
  name!: string;

  @Field(() => String, { nullable: true, description: "What stood there; null when it was empty." })
  from!: string | null;

  @Field(() => String, { nullable: true, description: "What stands there since; null when it was emptied." })
  to!: string | null;
}

@ObjectType({ description: "A change of a record: what, by whom, since when and when it was told." })
export class Change {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, {
    description: "What kind of record changed: organisations, chairs, members, membership_cards and others.",
  })
  record!: string;

  @Field(() => PlainDateScalar, { description: "The day from which it is so." })
  validFrom!: PlainDate;

  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  accountId!: string | null;

  @Field(() => String, { nullable: true, description: "Why, where it was told." })
  reason!: string | null;

  @Field(() => [FieldChange], { description: "What changed." })
  fields!: FieldChange[];
}

export const { Connection: ChangeConnection } = connectionOf(Change);
