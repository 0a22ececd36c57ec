import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { subscribedThemes } from "./subscribed-themes.js";
import { themeOf } from "./theme.loader.js";
import { NotAMember, ThemeNotFound } from "./theme-problems.js";
import { MailingTheme } from "./theme.type.js";

@InputType({ description: "A theme that one wishes to hear of." })
class SubscribeToThemeInput {
  @Field(() => String, { description: "The theme's code." })
  themeCode!: string;
}

@ObjectType({ description: "Mailings of the theme come from now on." })
class SubscribeToThemePayload {
  @Field(() => [MailingTheme], { description: "All themes to which the member has subscribed now." })
  subscribedThemes!: MailingTheme[];
}

const SubscribeToThemeResult = createUnionType({
  name: "SubscribeToThemeResult",
  description: "Whether it is subscribed to.",
  types: () => [SubscribeToThemePayload, ThemeNotFound, NotAMember] as const,
});

/** A member asks for the mailings of a theme: nobody else subscribes them. */
@Resolver()
export class SubscribeToTheme {
  @Mutation(() => SubscribeToThemeResult, {
    description:
      "Subscribe to the mailings of a theme («подписаться»), from one's organisation and from those above. They come as `NEWS` does: by the ways one chose, with consent. Repeating it changes nothing.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async subscribeToTheme(
    @Arg("input", () => SubscribeToThemeInput, { description: "The theme." })
    { themeCode }: SubscribeToThemeInput,
    @Ctx() context: Context,
  ): Promise<typeof SubscribeToThemeResult> {
    const { em, viewer } = context;
    if (viewer.memberId === null) return new NotAMember();
    if (!(await themeOf(themeCode, context))) return new ThemeNotFound();
    await em.execute(
      "insert into theme_subscriptions (theme_code, person_id) values (?, ?::uuid) on conflict do nothing",
      [themeCode, viewer.memberId],
    );
    return Object.assign(new SubscribeToThemePayload(), {
      subscribedThemes: await subscribedThemes(viewer.memberId, context),
    });
  }
}
