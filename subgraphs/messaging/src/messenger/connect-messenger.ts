import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { NoticeChannel } from "../notice/notice-words.js";
import { MessengerCodes } from "./messenger-codes.js";
import { MessengerHearing } from "./messenger-hearing.js";
import { isMessenger } from "./messenger.js";

@InputType({ description: "In which messenger one wishes to be reached." })
class ConnectMessengerInput {
  @Field(() => NoticeChannel, { description: "VK or TELEGRAM." })
  channel!: NoticeChannel;
}

@ObjectType({
  description: "What to do there; until the code comes from the messenger, nothing has changed.",
})
class ConnectMessengerPayload {
  @Field(() => NoticeChannel, { description: "The messenger." })
  channel!: NoticeChannel;

  @Field(() => String, {
    description: "Opens the conversation with us; the first message there brings the code along.",
  })
  link!: string;

  @Field(() => String, {
    description:
      "The code, as `K7QM-2XRA-9TBW-HP4C`, to be written there by hand where the link does not open.",
  })
  code!: string;

  @Field(() => Date, { description: "Until when the code is good." })
  expiresAt!: Date;
}

@ObjectType({ implements: Problem, description: "The platform does not write to this messenger now." })
class MessengerUnavailable extends Problem {
  constructor() {
    super({ ru: "Сюда мы пока не пишем.", en: "We do not write there yet." });
  }
}

const ConnectMessengerResult = createUnionType({
  name: "ConnectMessengerResult",
  description: "How asking for the code went.",
  types: () => [ConnectMessengerPayload, MessengerUnavailable, InvalidInput] as const,
});

/** Somebody wishes to be reached in a messenger. That it is theirs the code shows, which comes from there. */
@Resolver()
export class ConnectMessenger {
  @Mutation(() => ConnectMessengerResult, {
    description:
      "Begin to link a messenger to one's account («Подключить ВКонтакте», «Подключить Telegram»): gives a link with a code, good once, for a quarter of an hour; whoever opens it and writes to us there has linked it, instead of the one before. A messenger is linked to one account. Too many codes throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  @OwnTransaction("a code is counted whatever comes of it")
  async connectMessenger(
    @Arg("input", () => ConnectMessengerInput, { description: "The messenger." })
    { channel }: ConnectMessengerInput,
    @Ctx() context: Context,
  ): Promise<typeof ConnectMessengerResult> {
    const { viewer, companion } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const { accountId } = viewer;
    if (!isMessenger(channel)) return new InvalidInput([noMessenger()]);
    const messenger = companion(MessengerHearing).in(channel);
    if (!messenger) return new MessengerUnavailable();
    const codes = companion(MessengerCodes);
    await codes.count(accountId);
    return context.transact(async () => {
      const { code, expiresAt } = await codes.make(context.em, channel, accountId);
      return Object.assign(new ConnectMessengerPayload(), {
        channel,
        link: messenger.linkWith(code),
        code,
        expiresAt,
      });
    });
  }
}

function noMessenger(): InvalidField {
  return new InvalidField("channel", {
    ru: "Подключить можно ВКонтакте или Telegram.",
    en: "VKontakte or Telegram can be connected.",
  });
}
