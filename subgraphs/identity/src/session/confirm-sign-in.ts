import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { holdPassword } from "../password/check-password.js";
import { SecondFactors } from "../second-factor/second-factors.service.js";
import { WrongFactorCode } from "../second-factor/wrong-factor-code.js";
import { Vault } from "../vault.js";
import { endHalfway, halfway } from "./second-factor-wanted.js";
import { Sessions } from "./session.service.js";
import { Tokens } from "./tokens.type.js";

@InputType({ description: "The second step of signing in." })
class ConfirmSignInInput {
  @Field(() => ID, { description: "The challenge of `signIn`." })
  challengeId!: string;

  @Field(() => String, { description: "The six digits of the authenticator, or a recovery code." })
  code!: string;
}

@ObjectType({ description: "The account has signed in." })
class ConfirmSignInPayload extends Tokens {}

@ObjectType({
  implements: Problem,
  description: "The sign-in is done, too old, or there never was one; begin it anew by `signIn`.",
})
class SignInExpired extends Problem {
  constructor() {
    super({ ru: "Время входа истекло. Войдите ещё раз.", en: "This took too long. Sign in again." });
  }
}

export const ConfirmSignInResult = createUnionType({
  name: "ConfirmSignInResult",
  description: "How the second step went.",
  types: () => [ConfirmSignInPayload, WrongFactorCode, SignInExpired] as const,
});

/** A person whose password was right shows the second factor, and a session begins. */
@Resolver()
export class ConfirmSignIn {
  @Mutation(() => ConfirmSignInResult, {
    description:
      "Go on from `SecondFactorWanted` by a code of the authenticator or a recovery code. Too many wrong tries throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("Nobody is signed in before.")
  @OwnTransaction("a try counts whatever comes of it")
  async confirmSignIn(
    @Arg("input", () => ConfirmSignInInput, { description: "The challenge and the code." })
    { challengeId, code }: ConfirmSignInInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmSignInResult> {
    const { em, address, companion } = context;
    const begun = await halfway(challengeId, em);
    if (!begun) {
      await companion(Vault).factorTries.take({ account: null, day: null, address });
      return new SignInExpired();
    }
    const { accountId, passwordHash, device } = begun;
    const factors = new SecondFactors(context);
    const shown = await factors.look(accountId, code);
    if (!shown) return new WrongFactorCode();
    return context.transact(async () => {
      if (!(await holdPassword(em, accountId, passwordHash))) return new SignInExpired();
      if (!(await factors.spend(shown))) return new WrongFactorCode();
      if (!(await endHalfway(challengeId, em))) return new SignInExpired();
      const tokens = await new Sessions(context).begin(accountId, device);
      return Object.assign(new ConfirmSignInPayload(), tokens);
    });
  }
}
