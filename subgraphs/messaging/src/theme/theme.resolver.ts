import { Open, Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Query, Resolver } from "type-graphql";
import { themes } from "./theme.loader.js";
import { MailingTheme } from "./theme.type.js";

@Resolver()
export class ThemeResolver {
  @Query(() => [MailingTheme], {
    description:
      "The themes of mailings that members may subscribe to, in the order in which they are offered.",
  })
  @Public()
  @Open("What can be subscribed to is for everyone to know.")
  async mailingThemes(@Ctx() { load }: Context): Promise<MailingTheme[]> {
    return [...(await load(themes).load("all")).values()];
  }
}
