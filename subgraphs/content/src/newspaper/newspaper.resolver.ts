import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { inLocale } from "../document/document.loader.js";
import {
  countsOfNewspapers,
  issuesOfNewspapers,
  placeOf,
  readPlace,
  type Stretch,
  yearsOfNewspapers,
} from "../newspaper-issue/issue.loader.js";
import { type NewspaperIssue, NewspaperIssueConnection } from "../newspaper-issue/newspaper-issue.type.js";
import { Newspaper, newspapers } from "./newspaper.type.js";

@ArgsType()
class IssuesArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: "Only numbers of this year; all when absent." })
  year?: number | null;
}

@Resolver(() => Newspaper)
export class NewspaperResolver {
  @Query(() => Newspaper, { nullable: true, description: "A newspaper; null when it is not published." })
  @Open("What is published is for everyone.")
  newspaper(
    @Arg("id", () => ID, { description: "The newspaper's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Newspaper | null> {
    return load(newspapers.byId).load(inLocale(locale, id));
  }

  @FieldResolver(() => NewspaperIssueConnection, {
    description: "The newspaper's numbers («номера»), the newest first by the day they are of.",
  })
  issues(
    @Root() { id, asked }: Newspaper,
    @Args(() => IssuesArgs) { year = null, ...page }: IssuesArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<NewspaperIssue>> {
    const stretch: Stretch = { newspaper: id, locale: asked, year };
    return connect(page, {
      key: placeOf,
      rows: (limit, after) =>
        load(issuesOfNewspapers).load(
          JSON.stringify({ ...stretch, limit, after: after && readPlace(after) } satisfies Stretch),
        ),
      total: () => load(countsOfNewspapers).load(JSON.stringify(stretch)),
    });
  }

  @FieldResolver(() => [Int], { description: "The years that it has numbers of, the last first." })
  years(@Root() { id }: Newspaper, @Ctx() { load }: Context): Promise<number[]> {
    return load(yearsOfNewspapers).load(id);
  }

  @FieldResolver(() => [Locale], {
    description: "The languages the newspaper is published in, Russian first.",
  })
  availableLocales(@Root() { id }: Newspaper, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(newspapers.locales).load(id);
  }
}
