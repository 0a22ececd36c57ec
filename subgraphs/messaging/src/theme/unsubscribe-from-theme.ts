import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { leaveTheme, subscribedThemes } from "./subscribed-themes.js";
import { themeOf } from "./theme.loader.js";
import { NotAMember, ThemeNotFound } from "./theme-problems.js";
import { MailingTheme } from "./theme.type.js";

@InputType({ description: "A theme that one wishes to hear of no more." })
class UnsubscribeFromThemeInput {
  @Field(() => String, { description: "The theme's code." })
  themeCode!: string;
}

@ObjectType({ description: "Mailings of the theme come no more; what waits to be sent is dropped." })
class UnsubscribeFromThemePayload {
  @Field(() => [MailingTheme], { description: "All themes to which the member has subscribed now." })
  subscribedThemes!: MailingTheme[];
}

const UnsubscribeFromThemeResult = createUnionType({
  name: "UnsubscribeFromThemeResult",
  description: "Whether the subscription is ended.",
  types: () => [UnsubscribeFromThemePayload, ThemeNotFound, NotAMember] as const,
});

/** A member leaves a theme; what came of it stays in the cabinet. */
@Resolver()
export class UnsubscribeFromTheme {
  @Mutation(() => UnsubscribeFromThemeResult, {
    description: "End the subscription to a theme («отписаться»). Repeating it changes nothing.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async unsubscribeFromTheme(
    @Arg("input", () => UnsubscribeFromThemeInput, { description: "The theme." })
    { themeCode }: UnsubscribeFromThemeInput,
    @Ctx() context: Context,
  ): Promise<typeof UnsubscribeFromThemeResult> {
    const { em, viewer } = context;
    if (viewer.memberId === null) return new NotAMember();
    if (!(await themeOf(themeCode, context))) return new ThemeNotFound();
    await leaveTheme(em, viewer.memberId, themeCode);
    return Object.assign(new UnsubscribeFromThemePayload(), {
      subscribedThemes: await subscribedThemes(viewer.memberId, context),
    });
  }
}
