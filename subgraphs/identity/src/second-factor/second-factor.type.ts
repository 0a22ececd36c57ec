import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  description: "What an account shows beside its password («второй фактор»): the codes of an authenticator.",
})
export class SecondFactor {
  accountId!: string;

  @Field(() => Boolean, { description: "Whether signing in asks for it." })
  isOn!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the union asks for one for a role that the account holds now; while it is off, such a role gives no rights.",
  })
  isRequired!: boolean;

  @Field(() => Date, { nullable: true, description: "Since when it is on; null while it is off." })
  turnedOnAt!: Date | null;

  @Field(() => Int, {
    description: "How many of the ten recovery codes are not used yet; none while it is off.",
  })
  recoveryCodesLeft!: number;
}
