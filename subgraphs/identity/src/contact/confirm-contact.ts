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
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfDevice, tidyDevice } from "../session/device.js";
import { Sessions } from "../session/session.service.js";
import { Tokens } from "../session/tokens.type.js";
import { openAccount } from "./account-of-contact.js";
import { ContactCodes } from "./contact-codes.service.js";

@InputType({ description: "The code that came." })
class ConfirmContactInput {
  @Field(() => ID, { description: "The challenge of `registerAccount`." })
  challengeId!: string;

  @Field(() => String, { description: "The six digits." })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: "A name for the device, shown in the list of sessions; up to 200 characters.",
  })
  device?: string | null;
}

@ObjectType({ description: "The account is open, and its holder signed in." })
class ConfirmContactPayload extends Tokens {}

export const ConfirmContactResult = createUnionType({
  name: "ConfirmContactResult",
  description: "How showing the code went.",
  types: () => [ConfirmContactPayload, WrongCode, InvalidInput] as const,
});

/** A person shows the code that came to their contact, and has an account. */
@Resolver()
export class ConfirmContact {
  @Mutation(() => ConfirmContactResult, {
    description:
      "Show the code of `registerAccount`: the account opens with the level CONTACT_PROVEN, and a session begins. A code is good once, for five tries.",
  })
  @Open("Nobody is signed in before.")
  @OwnTransaction("a try counts whatever comes of it")
  async confirmContact(
    @Arg("input", () => ConfirmContactInput, { description: "The code that came." })
    { challengeId, code, device }: ConfirmContactInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmContactResult> {
    const fault = faultOfDevice(device);
    if (fault) return new InvalidInput([fault]);
    const codes = new ContactCodes(context);
    const shown = await codes.look("REGISTER", challengeId, code);
    if (!shown) return new WrongCode();
    const { channel, contact: value, displayName, passwordHash } = shown;
    if (displayName === null || passwordHash === null) throw new Error("A registration lacks its account.");
    return context.transact(async () => {
      if (!(await codes.spend(shown))) return new WrongCode();
      const said = { displayName, passwordHash };
      const accountId = await openAccount(context.em, { channel, value }, said, "CODE");
      if (accountId === null) return new WrongCode();
      const tokens = await new Sessions(context).begin(accountId, tidyDevice(device));
      return Object.assign(new ConfirmContactPayload(), tokens);
    });
  }
}
