import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { ownIds } from "../person/own-ids.js";
import { Sending } from "../sending/sending.js";
import { addressesOf } from "./addresses-of.js";
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
    description:
      "Where the holder's notices go, as the account and the card have it, or as the holder named it here; devices have a list of their own. Null for anyone else.",
  })
  async noticeAddresses(
    @Root() { id }: AccountStub,
    @Ctx() context: Context,
  ): Promise<NoticeAddress[] | null> {
    return id === context.viewer.accountId ? addressesOf(id, context) : null;
  }

  @FieldResolver(() => [NoticeChannel], {
    nullable: true,
    description: "By which channels the platform sends now; null for anyone but the holder.",
  })
  noticeChannels(@Root() { id }: AccountStub, @Ctx() { viewer, companion }: Context): NoticeChannel[] | null {
    if (id !== viewer.accountId) return null;
    const sending = companion(Sending);
    return Object.values(NoticeChannel).filter((channel) => sending.sends(channel));
  }
}
