import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  description: "What is counted at an organisation and below it, as it is now («панель показателей»).",
})
export class Panel {
  @Field(() => PlainDateScalar, { description: "The day of the figures: today." })
  on!: PlainDate;

  @Field(() => Int, { description: "Members on register («членов Профсоюза»)." })
  memberCount!: number;
}
