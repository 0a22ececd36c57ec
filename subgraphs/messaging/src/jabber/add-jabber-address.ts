import { CodeChallenge } from "@angel/kit/one-time-code";
import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput, Problem } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { NoticeChannel } from "../notice/notice-words.js";
import { Sending } from "../sending/sending.js";
import { notAJabberAddress, readJabberAddress } from "./jabber-address.js";
import { JabberCodes } from "./jabber-codes.js";

@InputType({ description: "Where one is reached in Jabber." })
class AddJabberAddressInput {
  @Field(() => String, { description: "The address, as `anna@jabber.example`." })
  address!: string;
}

@ObjectType({ description: "A code is on its way to the address; until it is shown, nothing has changed." })
class AddJabberAddressPayload {
  @Field(() => CodeChallenge, { description: "The code that `confirmJabberAddress` asks for." })
  challenge: CodeChallenge;

  constructor(challenge: CodeChallenge) {
    this.challenge = challenge;
  }
}

@ObjectType({ implements: Problem, description: "The platform sends nothing to Jabber now." })
class JabberUnavailable extends Problem {
  constructor() {
    super({ ru: "В Jabber мы пока не пишем.", en: "We do not write to Jabber yet." });
  }
}

const AddJabberAddressResult = createUnionType({
  name: "AddJabberAddressResult",
  description: "How naming the address went.",
  types: () => [AddJabberAddressPayload, JabberUnavailable, InvalidInput] as const,
});

/** Somebody names their address in Jabber. Whether it is theirs a code will show. */
@Resolver()
export class AddJabberAddress {
  @Mutation(() => AddJabberAddressResult, {
    description:
      "Name one's address in Jabber («адрес Jabber»): a one-time code goes there, good for five minutes. Too many codes throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  @OwnTransaction("a code is counted whatever comes of it")
  async addJabberAddress(
    @Arg("input", () => AddJabberAddressInput, { description: "The address." })
    input: AddJabberAddressInput,
    @Ctx() context: Context,
  ): Promise<typeof AddJabberAddressResult> {
    const { viewer, companion } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const { accountId } = viewer;
    const address = readJabberAddress(input.address);
    if (address === null) return new InvalidInput([notAJabberAddress()]);
    if (!companion(Sending).sends(NoticeChannel.JABBER)) return new JabberUnavailable();
    const codes = companion(JabberCodes);
    await codes.count(accountId, address);
    return context.transact(
      async () => new AddJabberAddressPayload(await codes.send(accountId, address, context)),
    );
  }
}
