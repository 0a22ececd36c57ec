import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { ProofByBoth, provenByBoth } from "./proof-by-both.js";
import { SecondFactorIsOff } from "./second-factor-is-off.js";
import { WrongFactorCode } from "./wrong-factor-code.js";

@InputType({ description: "What proves that the account's holder asks." })
class RenewRecoveryCodesInput extends ProofByBoth {}

@ObjectType({ description: "There are new recovery codes; those there were are good for nothing." })
class RenewRecoveryCodesPayload {
  @Field(() => [String], { description: "Ten recovery codes, each good once; told this once." })
  recoveryCodes: string[];

  constructor(recoveryCodes: string[]) {
    this.recoveryCodes = recoveryCodes;
  }
}

export const RenewRecoveryCodesResult = createUnionType({
  name: "RenewRecoveryCodesResult",
  description: "How renewing the recovery codes went.",
  types: () => [RenewRecoveryCodesPayload, SecondFactorIsOff, WrongFactorCode, WrongCredentials] as const,
});

/** Someone who has used up or lost the codes on paper gets others. */
@Resolver()
export class RenewRecoveryCodes {
  @Mutation(() => RenewRecoveryCodesResult, {
    description:
      "Get ten new recovery codes in place of those there were, by the password and a code. Needs one to be signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  renewRecoveryCodes(
    @Arg("input", () => RenewRecoveryCodesInput, { description: "What proves who asks." })
    proof: RenewRecoveryCodesInput,
    @Ctx() context: Context,
  ): Promise<typeof RenewRecoveryCodesResult> {
    return provenByBoth(proof, context, async (accountId, factors) => {
      await factors.keep("CODES_RENEWED", accountId);
      return new RenewRecoveryCodesPayload(await factors.renewCodes(accountId));
    });
  }
}
