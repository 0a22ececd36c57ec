import { WrongCode } from "@angel/kit/one-time-code";
import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
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
import { addressesOf } from "../preference/addresses-of.js";
import { NoticeAddress } from "../preference/preference.type.js";
import { JabberCodes } from "./jabber-codes.js";

@InputType({ description: "The code that came." })
class ConfirmJabberAddressInput {
  @Field(() => ID, { description: "The challenge of `addJabberAddress`." })
  challengeId!: string;

  @Field(() => String, { description: "The six digits." })
  code!: string;
}

@ObjectType({ description: "The address is the account's, instead of the one before." })
class ConfirmJabberAddressPayload {
  @Field(() => [NoticeAddress], { description: "Where the holder's notices go now." })
  noticeAddresses!: NoticeAddress[];
}

const ConfirmJabberAddressResult = createUnionType({
  name: "ConfirmJabberAddressResult",
  description: "How showing the code went.",
  types: () => [ConfirmJabberAddressPayload, WrongCode] as const,
});

/** Who reads the address shows the code that came to it. */
@Resolver()
export class ConfirmJabberAddress {
  @Mutation(() => ConfirmJabberAddressResult, {
    description:
      "Show the code of `addJabberAddress`: notices go to the address where JABBER is chosen. A code is good once, for five tries.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  @OwnTransaction("a try counts whatever comes of it")
  async confirmJabberAddress(
    @Arg("input", () => ConfirmJabberAddressInput, { description: "The code that came." })
    { challengeId, code }: ConfirmJabberAddressInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmJabberAddressResult> {
    const { em, viewer, companion } = context;
    const codes = companion(JabberCodes);
    const address = await codes.look(em, challengeId, code);
    if (address === null) return new WrongCode();
    return context.transact(async () => {
      if (!(await codes.spend(context.em, challengeId))) return new WrongCode();
      await context.em.execute(
        `insert into jabber_addresses (account_id, address) values (?, ?)
         on conflict (account_id) do update set address = excluded.address, proven_at = now()`,
        [viewer.accountId, address],
      );
      return Object.assign(new ConfirmJabberAddressPayload(), {
        noticeAddresses: await addressesOf(viewer.accountId ?? "", context),
      });
    });
  }
}
