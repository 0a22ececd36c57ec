import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { isMessenger } from "../messenger/messenger.js";
import { NoticeChannel } from "../notice/notice-words.js";
import { addressesOf } from "./addresses-of.js";
import { NoticeAddress } from "./preference.type.js";

@InputType({ description: "An address that was named for notices." })
class RemoveNoticeAddressInput {
  @Field(() => NoticeChannel, {
    description:
      "The channel: JABBER, VK or TELEGRAM. Others have the addresses of the account and the card.",
  })
  channel!: NoticeChannel;
}

@ObjectType({ description: "Nothing goes there any more." })
class RemoveNoticeAddressPayload {
  @Field(() => [NoticeAddress], { description: "Where the holder's notices go now." })
  noticeAddresses!: NoticeAddress[];
}

const RemoveNoticeAddressResult = createUnionType({
  name: "RemoveNoticeAddressResult",
  description: "Whether it is removed.",
  types: () => [RemoveNoticeAddressPayload, InvalidInput] as const,
});

/** Somebody takes back where they wished to be reached. */
@Resolver()
export class RemoveNoticeAddress {
  @Mutation(() => RemoveNoticeAddressResult, {
    description:
      "Take back an address named for notices («удалить адрес»): what waits goes by the next channel. Repeating it changes nothing.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async removeNoticeAddress(
    @Arg("input", () => RemoveNoticeAddressInput, { description: "Of which channel." })
    { channel }: RemoveNoticeAddressInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveNoticeAddressResult> {
    const { em, viewer } = context;
    if (channel === NoticeChannel.JABBER)
      await em.execute("delete from jabber_addresses where account_id = ?", [viewer.accountId]);
    else if (isMessenger(channel))
      await em.execute("delete from messenger_links where account_id = ? and channel = ?", [
        viewer.accountId,
        channel,
      ]);
    else return new InvalidInput([kept()]);
    return Object.assign(new RemoveNoticeAddressPayload(), {
      noticeAddresses: await addressesOf(viewer.accountId ?? "", context),
    });
  }
}

function kept(): InvalidField {
  return new InvalidField("channel", {
    ru: "Почту и телефон меняют в учётной записи и на карточке, устройства удаляют по одному.",
    en: "E-mail and telephone are changed in the account and on the card, devices are removed one by one.",
  });
}
