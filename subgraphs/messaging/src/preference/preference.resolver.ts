import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { ownIds } from "../person/own-ids.js";
import { peopleOf } from "../person/people.js";
import { Sending } from "../sending/sending.js";
import { channelsChosen, choicesOf } from "./preference.loader.js";
import { NoticeAddress, NoticePreference } from "./preference.type.js";

@Resolver(() => AccountStub)
export class PreferenceResolver {
  @FieldResolver(() => [NoticePreference], {
    nullable: true,
    description: "How the holder wants to be told, subject by subject; null for anyone else.",
  })
  async noticePreferences(
    @Root() { id }: AccountStub,
    @Ctx() { em, viewer }: Context,
  ): Promise<NoticePreference[] | null> {
    if (id !== viewer.accountId) return null;
    const choices = await choicesOf(em, ownIds(viewer));
    return Object.values(NoticeSubject).map((subject) =>
      Object.assign(new NoticePreference(), {
        subject,
        channels: channelsChosen(choices, subject, viewer.memberId),
      }),
    );
  }

  @FieldResolver(() => [NoticeAddress], {
    nullable: true,
    description: "Where the holder's notices go, as the account and the card have it; null for anyone else.",
  })
  async noticeAddresses(
    @Root() { id }: AccountStub,
    @Ctx() { em, viewer, companion }: Context,
  ): Promise<NoticeAddress[] | null> {
    if (id !== viewer.accountId) return null;
    const [person] = await peopleOf(em, { accountIds: [id] });
    const sending = companion(Sending);
    const found = [
      { channel: NoticeChannel.EMAIL, address: person?.email ?? null },
      { channel: NoticeChannel.SMS, address: person?.phone ?? null },
    ];
    return found.flatMap(({ channel, address }) =>
      address === null
        ? []
        : [
            Object.assign(new NoticeAddress(), {
              channel,
              address: masked(channel, address),
              isUsable: sending.sends(channel),
            }),
          ],
    );
  }
}

function masked(channel: NoticeChannel, address: string): string {
  if (channel === NoticeChannel.SMS) return `${address.slice(0, 2)}•••${address.slice(-4)}`;
  return `${address.slice(0, 1)}•••${address.slice(address.lastIndexOf("@"))}`;
}
