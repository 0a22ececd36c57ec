import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "What a claimant said against a decision, and the answer («возражение»)." })
export class ClaimObjection {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Date, { description: "When it was written." })
  writtenAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The number of the appeal about it; null where the claimant named none.",
  })
  appealNumber!: string | null;

  @Field(() => String, { description: "What the claimant said." })
  text!: string;

  @Field(() => Date, { nullable: true, description: "When it was answered; null while it waits." })
  answeredAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it was found right; null while it waits." })
  isAccepted!: boolean | null;

  @Field(() => String, { nullable: true, description: "What was answered; null while it waits." })
  answer!: string | null;
}
