import { Open, Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { inLocale } from "../document/document.loader.js";
import { Newspaper, newspapers } from "../newspaper/newspaper.type.js";
import { NewspaperIssue, newspaperIssues } from "./newspaper-issue.type.js";

@Resolver(() => NewspaperIssue)
export class NewspaperIssueResolver {
  @Query(() => NewspaperIssue, {
    nullable: true,
    description: "A number of a newspaper; null when it is not published.",
  })
  @Open("What is published is for everyone.")
  newspaperIssue(
    @Arg("id", () => ID, { description: "The number's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<NewspaperIssue | null> {
    return load(newspaperIssues.byId).load(inLocale(locale, id));
  }

  @Public()
  @FieldResolver(() => Newspaper, {
    nullable: true,
    description: "The newspaper it is a number of; null when that is not published.",
  })
  async newspaper(
    @Root() { newspaperId, asked }: NewspaperIssue,
    @Ctx() { load }: Context,
  ): Promise<Newspaper | null> {
    return newspaperId === null ? null : load(newspapers.byId).load(inLocale(asked, newspaperId));
  }

  @FieldResolver(() => [Locale], { description: "The languages the number is published in, Russian first." })
  availableLocales(@Root() { id }: NewspaperIssue, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(newspaperIssues.locales).load(id);
  }
}
