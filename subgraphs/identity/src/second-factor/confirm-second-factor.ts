import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { grantsChanged } from "../grant/grant.events.js";
import { Sessions } from "../session/session.service.js";
import { accountNow } from "../session/viewer-now.js";
import { factorsOfAccounts } from "./second-factor.loader.js";
import { SecondFactorIsOn } from "./second-factor-is-on.js";
import { SecondFactors } from "./second-factors.service.js";
import { WrongFactorCode } from "./wrong-factor-code.js";

@InputType({ description: "The first code of a new authenticator." })
class ConfirmSecondFactorInput {
  @Field(() => String, { description: "The six digits." })
  code!: string;
}

@ObjectType({ description: "The second factor is on: signing in asks for it." })
class ConfirmSecondFactorPayload {
  @Field(() => [String], {
    description:
      "Ten recovery codes («резервные коды»), each good once in place of the authenticator's; told this once.",
  })
  recoveryCodes!: string[];

  @Field(() => Account, {
    description: "The account; refresh the session to use rights that waited for this.",
  })
  viewer!: Account;
}

export const ConfirmSecondFactorResult = createUnionType({
  name: "ConfirmSecondFactorResult",
  description: "How turning the second factor on went.",
  types: () => [ConfirmSecondFactorPayload, SecondFactorIsOn, WrongFactorCode] as const,
});

/** The holder shows that the authenticator has the secret; whoever else is signed in by the password alone is not any more. */
@Resolver()
export class ConfirmSecondFactor {
  @Mutation(() => ConfirmSecondFactorResult, {
    description:
      "Turn on the second factor of `setUpSecondFactor` by its first code. All other sessions end. Too many wrong tries throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("a try counts whatever comes of it")
  async confirmSecondFactor(
    @Arg("input", () => ConfirmSecondFactorInput, { description: "The first code." })
    { code }: ConfirmSecondFactorInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmSecondFactorResult> {
    const { em, load, tell, viewer } = context;
    const accountId = await accountNow(context);
    if ((await load(factorsOfAccounts).load(accountId)) !== null) return new SecondFactorIsOn();
    load(factorsOfAccounts).clear(accountId);
    const factors = new SecondFactors(context);
    const shown = await factors.look(accountId, code);
    if (!shown) return new WrongFactorCode();
    return context.transact(async () => {
      if (!(await factors.spend(shown))) return new WrongFactorCode();
      await em.execute("update second_factors set confirmed_at = now() where account_id = ?", [accountId]);
      await factors.keep("TURNED_ON", accountId);
      const recoveryCodes = await factors.renewCodes(accountId);
      await new Sessions(context).end("account_id = ? and id is distinct from ?::uuid", [
        accountId,
        viewer.sessionId,
      ]);
      tell(grantsChanged, { accountId });
      const account = await em.findOneOrFail(Account, { id: accountId });
      return Object.assign(new ConfirmSecondFactorPayload(), { recoveryCodes, viewer: account });
    });
  }
}
