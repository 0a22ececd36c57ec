import { Money } from "@angel/kit/values";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** What went to the bank at once. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "Payouts to members that went to the bank at once («реестр выплат»)." })
export class PayoutBatch {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Its number, as on the register." })
  number!: string;

  @Field(() => Date, { description: "When it was prepared." })
  preparedAt!: Date;

  fileId!: string | null;

  @Field(() => Int, { description: "How many members are in it." })
  payoutCount!: number;

  @Field(() => Money, { description: "How much went in all." })
  sum!: Money;

  @Field(() => Money, { description: "How much of it the bank has paid." })
  paid!: Money;

  @Field(() => Money, { description: "How much of it the bank refused; it is the members' again." })
  refused!: Money;
}
