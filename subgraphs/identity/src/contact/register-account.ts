import { CodeChallenge } from "@angel/kit/one-time-code";
import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { type InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { faultOfNewPassword } from "../password/password-rules.js";
import { Vault } from "../vault.js";
import { ContactCodes } from "./contact-codes.service.js";
import { isTaken } from "./account-of-contact.js";
import { notAContact, readContact } from "./contact.js";

const LONGEST_NAME = 100;

@InputType({ description: "Who wants an account." })
class RegisterAccountInput {
  @Field(() => String, {
    description:
      "The e-mail or the telephone, in any usual writing: a code goes there, and one signs in by it.",
  })
  contact!: string;

  @Field(() => String, { description: "The password, 10 to 200 characters." })
  password!: string;

  @Field(() => String, { description: "The name to be shown under, up to 100 characters." })
  displayName!: string;
}

@ObjectType({
  description: "A code is on its way, whoever's the contact is; there is no account until it is shown.",
})
class RegisterAccountPayload {
  @Field(() => CodeChallenge, { description: "The code that `confirmContact` asks for." })
  challenge: CodeChallenge;

  constructor(challenge: CodeChallenge) {
    this.challenge = challenge;
  }
}

export const RegisterAccountResult = createUnionType({
  name: "RegisterAccountResult",
  description: "How asking for an account went.",
  types: () => [RegisterAccountPayload, InvalidInput] as const,
});

/** A person opens an account. Whether the contact has one already is told to the contact, and not to the asker. */
@Resolver()
export class RegisterAccount {
  @Mutation(() => RegisterAccountResult, {
    description:
      "Ask for an account («регистрация»): a one-time code goes to the contact, good for five minutes. Too many codes throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("Nobody has an account before; contacts and addresses have budgets.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  async registerAccount(
    @Arg("input", () => RegisterAccountInput, { description: "Who wants an account." })
    input: RegisterAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof RegisterAccountResult> {
    const { em, address, companion } = context;
    const displayName = tidy(input.displayName).replaceAll(/\s+/g, " ");
    const contact = readContact(input.contact);
    const faults = [
      contact ? null : notAContact("contact"),
      faultOfNewPassword("password", input.password, ""),
      faultOfText("displayName", displayName, LONGEST_NAME),
    ].filter((fault): fault is InvalidField => fault !== null);
    if (!contact || faults.length > 0) return new InvalidInput(faults);

    const { codeTries, passwords } = companion(Vault);
    await codeTries.take({ contact: contact.value, address, all: "" });
    const passwordHash = await passwords.hash(input.password, "member");
    return context.transact(async () => {
      const kind = (await isTaken(em, contact)) ? "ALREADY_REGISTERED" : "REGISTER";
      const wanted = { purpose: "REGISTER", contact, kind, displayName, passwordHash } as const;
      return new RegisterAccountPayload(await new ContactCodes(context).send(wanted));
    });
  }
}
