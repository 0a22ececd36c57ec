import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How an organisation, with all below it, grew and shrank in a month." })
export class MonthOfMembers {
  @Field(() => PlainDateScalar, { name: "startsOn", description: "The first day of the month." })
  month!: PlainDate;

  @Field(() => Int, { description: "How many were put on the register («принято»)." })
  registeredCount!: number;

  @Field(() => Int, {
    description: "How many came to primaries here by transfer, from one another too («переведено»).",
  })
  transferredInCount!: number;

  @Field(() => Int, {
    description: "How many went from primaries here by transfer, to one another too («переведено»).",
  })
  transferredOutCount!: number;

  @Field(() => Int, { description: "How many were removed from the register («снято»)." })
  removedCount!: number;
}
