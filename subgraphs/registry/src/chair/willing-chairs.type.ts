import { Field, Int, ObjectType } from "type-graphql";

const HIDDEN = "null where fewer than five follow from it and the viewer does not see the cards.";

@ObjectType({
  description:
    "How many of those who lead organisations agree to messages of the union («согласие председателей на получение сообщений»). Whoever leads several is one.",
})
export class WillingChairs {
  @Field(() => Int, { description: "How many lead an organisation and have a card." })
  chairs!: number;

  @Field(() => Int, { nullable: true, description: `Who agree to any way; ${HIDDEN}` })
  willing!: number | null;

  @Field(() => Int, { nullable: true, description: `Who agree to e-mail; ${HIDDEN}` })
  byEmail!: number | null;

  @Field(() => Int, { nullable: true, description: `Who agree to messages on the telephone; ${HIDDEN}` })
  bySms!: number | null;

  @Field(() => Int, { nullable: true, description: `Who agree to messengers; ${HIDDEN}` })
  byMessenger!: number | null;

  @Field(() => Int, { nullable: true, description: `Who agree to notices on devices («PUSH»); ${HIDDEN}` })
  byPush!: number | null;
}
