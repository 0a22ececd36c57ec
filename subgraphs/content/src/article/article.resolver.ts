import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { inLocale } from "../document/document.loader.js";
import { issuesOfArticles } from "../newspaper-issue/issue.loader.js";
import { NewspaperIssue } from "../newspaper-issue/newspaper-issue.type.js";
import { Section, sections } from "../section/section.type.js";
import { Site, sites } from "../site/site.type.js";
import { Article, articles } from "./article.type.js";

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, { nullable: true, description: "An article; null when it is not published." })
  @Open("What is published is for everyone.")
  article(
    @Arg("id", () => ID, { description: "The article's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Article | null> {
    return load(articles.byId).load(inLocale(locale, id));
  }

  @FieldResolver(() => Site, {
    nullable: true,
    description: "The site it stands on; null when that is not published.",
  })
  async site(@Root() { siteId, asked }: Article, @Ctx() { load }: Context): Promise<Site | null> {
    return siteId === null ? null : load(sites.byId).load(inLocale(asked, siteId));
  }

  @FieldResolver(() => Section, {
    nullable: true,
    description: "The section it stands in; null when in none.",
  })
  async section(@Root() { sectionId, asked }: Article, @Ctx() { load }: Context): Promise<Section | null> {
    return sectionId === null ? null : load(sections.byId).load(inLocale(asked, sectionId));
  }

  @FieldResolver(() => NewspaperIssue, {
    nullable: true,
    description: "The number of a newspaper in which it first stood; null when it stood in none.",
  })
  newspaperIssue(@Root() { id, asked }: Article, @Ctx() { load }: Context): Promise<NewspaperIssue | null> {
    return load(issuesOfArticles).load(inLocale(asked, id));
  }

  @FieldResolver(() => [Locale], { description: "The languages the article is published in, Russian first." })
  availableLocales(@Root() { id }: Article, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(articles.locales).load(id);
  }
}
