import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { MailingAudience } from "../mailing/audience.js";
import { themes } from "./theme.loader.js";
import { MailingTheme } from "./theme.type.js";

@Resolver(() => MailingAudience)
export class AudienceThemeResolver {
  @FieldResolver(() => MailingTheme, {
    nullable: true,
    description: "Only who subscribed to this theme («тематическая рассылка»); null where it is of none.",
  })
  async theme(
    @Root() { themeCode }: MailingAudience,
    @Ctx() { load }: Context,
  ): Promise<MailingTheme | null> {
    return themeCode === null ? null : ((await load(themes).load("all")).get(themeCode) ?? null);
  }
}
