import { WrongCode } from "@angel/kit/one-time-code";
import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { ContactCodes } from "../contact/contact-codes.service.js";
import { Sessions } from "../session/session.service.js";
import { proveContact } from "../verification/verification.js";
import { Vault } from "../vault.js";
import { keepPassword } from "./check-password.js";
import { faultOfNewPassword } from "./password-rules.js";
import { strengthOf } from "./strength.js";

@InputType({ description: "The code that came, and the new password." })
class ResetPasswordInput {
  @Field(() => ID, { description: "The challenge of `requestPasswordReset`." })
  challengeId!: string;

  @Field(() => String, { description: "The six digits." })
  code!: string;

  @Field(() => String, { description: "The password from now on, 10 to 200 characters." })
  newPassword!: string;
}

@ObjectType({ description: "The new password holds; sign in by it." })
class ResetPasswordPayload {
  @Field(() => Int, { description: "How many sessions ended: all there were." })
  endedSessions!: number;
}

export const ResetPasswordResult = createUnionType({
  name: "ResetPasswordResult",
  description: "How replacing the password went.",
  types: () => [ResetPasswordPayload, WrongCode, InvalidInput] as const,
});

/** Who holds the contact takes a new password; whoever was signed in is not any more. */
@Resolver()
export class ResetPassword {
  @Mutation(() => ResetPasswordResult, {
    description:
      "Replace a forgotten password by the code of `requestPasswordReset`. All sessions end, and none begins: sign in by the new password.",
  })
  @Open("Who has forgotten the password cannot sign in.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  async resetPassword(
    @Arg("input", () => ResetPasswordInput, { description: "The code and the new password." })
    { challengeId, code, newPassword }: ResetPasswordInput,
    @Ctx() context: Context,
  ): Promise<typeof ResetPasswordResult> {
    const { em, companion } = context;
    const fault = faultOfNewPassword("newPassword", newPassword, "");
    if (fault) return new InvalidInput([fault]);
    const codes = new ContactCodes(context);
    const shown = await codes.look("RESET", challengeId, code);
    const accountId = shown?.accountId ?? null;
    if (!shown || accountId === null) return new WrongCode();
    const hash = await companion(Vault).passwords.hash(newPassword, await strengthOf(accountId, em));
    return context.transact(async () => {
      if (!(await codes.spend(shown))) return new WrongCode();
      await keepPassword(em, accountId, hash);
      await proveContact(accountId, em);
      const endedSessions = await new Sessions(context).end("account_id = ?", [accountId]);
      return Object.assign(new ResetPasswordPayload(), { endedSessions });
    });
  }
}
