import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { subscribedThemes } from "./subscribed-themes.js";
import { MailingTheme } from "./theme.type.js";

@Resolver(() => AccountStub)
export class AccountThemesResolver {
  @FieldResolver(() => [MailingTheme], {
    nullable: true,
    description:
      "The themes of mailings to which the holder has subscribed («подписки»); null for anyone else, and where the account is of no member.",
  })
  async subscribedThemes(
    @Root() { id }: AccountStub,
    @Ctx() context: Context,
  ): Promise<MailingTheme[] | null> {
    const { accountId, memberId } = context.viewer;
    return id === accountId && memberId !== null ? subscribedThemes(memberId, context) : null;
  }
}
