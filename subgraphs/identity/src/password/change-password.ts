import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
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
import { Sessions } from "../session/session.service.js";
import { Vault } from "../vault.js";
import { checkPassword, holdPassword, keepPassword, passwordHashOf } from "./check-password.js";
import { faultOfNewPassword, faultOfPassword } from "./password-rules.js";
import { strengthOf } from "./strength.js";
import { WrongCredentials } from "./wrong-credentials.js";

@InputType({ description: "The old password and the new." })
class ChangePasswordInput {
  @Field(() => String, { description: "The password of today." })
  currentPassword!: string;

  @Field(() => String, { description: "The password from now on, 10 to 200 characters." })
  newPassword!: string;
}

@ObjectType({ description: "The new password holds." })
class ChangePasswordPayload {
  @Field(() => Int, { description: "How many sessions on other devices ended." })
  endedSessions!: number;
}

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  description: "How the change of the password went.",
  types: () => [ChangePasswordPayload, WrongCredentials, InvalidInput] as const,
});

/** The holder of an account takes a new password; whoever else was signed in by the old one is not any more. */
@Resolver()
export class ChangePassword {
  @Mutation(() => ChangePasswordResult, {
    description: "Change one's own password. All other sessions end. Needs one to be signed in.",
  })
  @Open("One's own account, whatever one's grants; nobody else's is touched.")
  @OwnTransaction("passwords are hashed first, and a try counts whatever comes of it")
  async changePassword(
    @Arg("input", () => ChangePasswordInput, { description: "The old password and the new." })
    { currentPassword, newPassword }: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangePasswordResult> {
    const { em, companion, viewer } = context;
    const { accountId, sessionId } = viewer;
    if (accountId === null) throw unauthenticated();
    if (faultOfPassword("currentPassword", currentPassword)) return new WrongCredentials();
    const fault = faultOfNewPassword("newPassword", newPassword, currentPassword);
    if (fault) return new InvalidInput([fault]);
    const oldHash = await passwordHashOf(em, accountId);
    const isRight = await checkPassword(context, `account ${accountId}`, oldHash, currentPassword);
    if (!isRight || oldHash === null) return new WrongCredentials();

    const newHash = await companion(Vault).passwords.hash(newPassword, await strengthOf(accountId, em));
    return context.transact(async () => {
      if (!(await holdPassword(em, accountId, oldHash))) return new WrongCredentials();
      await keepPassword(em, accountId, newHash);
      const endedSessions = await new Sessions(context).end(
        "account_id = ? and id is distinct from ?::uuid",
        [accountId, sessionId],
      );
      return Object.assign(new ChangePasswordPayload(), { endedSessions });
    });
  }
}
