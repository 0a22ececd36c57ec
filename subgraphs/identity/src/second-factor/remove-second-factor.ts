import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { grantsChanged } from "../grant/grant.events.js";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { ProofByBoth, provenByBoth } from "./proof-by-both.js";
import { SecondFactorIsOff } from "./second-factor-is-off.js";
import { WrongFactorCode } from "./wrong-factor-code.js";

@InputType({ description: "What proves that the account's holder asks." })
class RemoveSecondFactorInput extends ProofByBoth {}

@ObjectType({ description: "The second factor is off, and its recovery codes are good for nothing." })
class RemoveSecondFactorPayload {
  @Field(() => Account, {
    description: "The account; roles for which the union asks for a second factor give it no rights now.",
  })
  viewer: Account;

  constructor(viewer: Account) {
    this.viewer = viewer;
  }
}

export const RemoveSecondFactorResult = createUnionType({
  name: "RemoveSecondFactorResult",
  description: "How removing the second factor went.",
  types: () => [RemoveSecondFactorPayload, SecondFactorIsOff, WrongFactorCode, WrongCredentials] as const,
});

/** The holder of an account does without a second factor from now on, or sets up another. */
@Resolver()
export class RemoveSecondFactor {
  @Mutation(() => RemoveSecondFactorResult, {
    description:
      "Turn one's own second factor off («отключить второй фактор»), by the password and a code. Needs one to be signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  removeSecondFactor(
    @Arg("input", () => RemoveSecondFactorInput, { description: "What proves who asks." })
    proof: RemoveSecondFactorInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveSecondFactorResult> {
    return provenByBoth(proof, context, async (accountId, factors) => {
      const { em, tell } = context;
      await em.execute("delete from second_factors where account_id = ?", [accountId]);
      await factors.keep("REMOVED", accountId);
      tell(grantsChanged, { accountId });
      return new RemoveSecondFactorPayload(await em.findOneOrFail(Account, { id: accountId }));
    });
  }
}
