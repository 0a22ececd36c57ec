import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { holdPassword } from "../password/check-password.js";
import { provePassword } from "../password/prove-password.js";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { SecondFactorIsOn } from "./second-factor-is-on.js";
import { SecondFactors } from "./second-factors.service.js";
import { base32Of, uriOf } from "./totp.js";

@InputType({ description: "What proves that the account's holder asks." })
class SetUpSecondFactorInput {
  @Field(() => String, { description: "The account's password." })
  password!: string;
}

@ObjectType({
  description: "A secret for an authenticator, told this once; it counts from its first code on.",
})
class SetUpSecondFactorPayload {
  @Field(() => String, {
    description:
      "What the square on the screen says («QR-код»): `otpauth://totp/…`, as authenticators read it.",
  })
  uri: string;

  @Field(() => String, { description: "The secret alone, in base 32, for typing it in by hand." })
  secret: string;

  constructor(secret: Buffer, holder: string) {
    this.uri = uriOf(secret, holder);
    this.secret = base32Of(secret);
  }
}

export const SetUpSecondFactorResult = createUnionType({
  name: "SetUpSecondFactorResult",
  description: "How setting up a second factor went.",
  types: () => [SetUpSecondFactorPayload, SecondFactorIsOn, WrongCredentials] as const,
});

/** The holder of an account takes a secret into an authenticator; nothing asks for it until its first code is shown. */
@Resolver()
export class SetUpSecondFactor {
  @Mutation(() => SetUpSecondFactorResult, {
    description:
      "Get a secret for an authenticator («подключить второй фактор»); `confirmSecondFactor` turns it on, within a day. Asked again before that, it is another secret. Needs one to be signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  async setUpSecondFactor(
    @Arg("input", () => SetUpSecondFactorInput, { description: "What proves who asks." })
    { password }: SetUpSecondFactorInput,
    @Ctx() context: Context,
  ): Promise<typeof SetUpSecondFactorResult> {
    const { em } = context;
    const proven = await provePassword(password, context);
    if (!proven) return new WrongCredentials();
    return context.transact(async () => {
      if (!(await holdPassword(em, proven.accountId, proven.passwordHash))) return new WrongCredentials();
      const secret = await new SecondFactors(context).setUp(proven.accountId);
      if (!secret) return new SecondFactorIsOn();
      const account = await em.findOneOrFail(Account, { id: proven.accountId });
      return new SetUpSecondFactorPayload(secret, account.email ?? account.phone ?? account.displayName);
    });
  }
}
