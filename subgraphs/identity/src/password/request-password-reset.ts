import { CodeChallenge } from "@angel/kit/one-time-code";
import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { accountOfContact } from "../contact/account-of-contact.js";
import { ContactCodes } from "../contact/contact-codes.service.js";
import { notAContact, readContact } from "../contact/contact.js";
import { Vault } from "../vault.js";

@InputType({ description: "Whose password is forgotten." })
class RequestPasswordResetInput {
  @Field(() => String, { description: "The account's own e-mail or telephone, in any usual writing." })
  contact!: string;
}

@ObjectType({
  description: "A code is on its way if there is such an account; the answer is the same if there is none.",
})
class RequestPasswordResetPayload {
  @Field(() => CodeChallenge, { description: "The code that `resetPassword` asks for." })
  challenge: CodeChallenge;

  constructor(challenge: CodeChallenge) {
    this.challenge = challenge;
  }
}

export const RequestPasswordResetResult = createUnionType({
  name: "RequestPasswordResetResult",
  description: "How asking for a code went.",
  types: () => [RequestPasswordResetPayload, InvalidInput] as const,
});

/** Someone has forgotten the password. Whether there is such an account is told to nobody. */
@Resolver()
export class RequestPasswordReset {
  @Mutation(() => RequestPasswordResetResult, {
    description:
      "Have a one-time code sent by which a forgotten password is replaced, good for five minutes. Too many codes throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("Who has forgotten the password cannot sign in; contacts and addresses have budgets.")
  @OwnTransaction("a try counts whatever comes of it")
  async requestPasswordReset(
    @Arg("input", () => RequestPasswordResetInput, { description: "Whose password." })
    input: RequestPasswordResetInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestPasswordResetResult> {
    const contact = readContact(input.contact);
    if (!contact) return new InvalidInput([notAContact("contact")]);
    await context
      .companion(Vault)
      .codeTries.take({ contact: contact.value, address: context.address, all: "" });
    return context.transact(async () => {
      const account = await accountOfContact(context.em, contact);
      const kind = account ? "RESET" : "NOBODY";
      const wanted = { purpose: "RESET", contact, kind, accountId: account?.id ?? null } as const;
      return new RequestPasswordResetPayload(await new ContactCodes(context).send(wanted));
    });
  }
}
