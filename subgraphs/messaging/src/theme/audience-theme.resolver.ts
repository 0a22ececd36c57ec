import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { MailingAudience } from "../mailing/audience.js";
import { themeOf } from "./theme.loader.js";
import { MailingTheme } from "./theme.type.js";

@Resolver(() => MailingAudience)
export class AudienceThemeResolver {
  @FieldResolver(() => MailingTheme, {
    nullable: true,
    description: "Only who subscribed to this theme («тематическая рассылка»); null where it is of none.",
  })
  theme(@Root() { themeCode }: MailingAudience, @Ctx() context: Context): Promise<MailingTheme | null> {
    return themeOf(themeCode, context);
  }
}
