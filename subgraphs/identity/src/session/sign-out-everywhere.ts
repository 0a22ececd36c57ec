import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { holdPassword } from "../password/check-password.js";
import { provePassword } from "../password/prove-password.js";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { Sessions } from "./session.service.js";

@InputType({ description: "What proves that the account's holder asks." })
class SignOutEverywhereInput {
  @Field(() => String, { description: "The account's password." })
  password!: string;
}

@ObjectType({ description: "All sessions of the account are over." })
class SignOutEverywherePayload {
  @Field(() => Int, { description: "How many sessions ended, this one among them." })
  endedSessions!: number;
}

export const SignOutEverywhereResult = createUnionType({
  name: "SignOutEverywhereResult",
  description: "How signing out everywhere went.",
  types: () => [SignOutEverywherePayload, WrongCredentials] as const,
});

/** Someone who has lost a device ends all sessions at once. */
@Resolver()
export class SignOutEverywhere {
  @Mutation(() => SignOutEverywhereResult, {
    description: "End all sessions of one's own account, also this one. Needs one to be signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  async signOutEverywhere(
    @Arg("input", () => SignOutEverywhereInput, { description: "What proves who asks." })
    { password }: SignOutEverywhereInput,
    @Ctx() context: Context,
  ): Promise<typeof SignOutEverywhereResult> {
    const proven = await provePassword(password, context);
    if (!proven) return new WrongCredentials();

    return context.transact(async () => {
      const { accountId, passwordHash } = proven;
      if (!(await holdPassword(context.em, accountId, passwordHash))) return new WrongCredentials();
      const endedSessions = await new Sessions(context).end("account_id = ?", [accountId]);
      return Object.assign(new SignOutEverywherePayload(), { endedSessions });
    });
  }
}
