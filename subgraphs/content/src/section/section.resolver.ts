import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Article, ArticleConnection, articles } from "../article/article.type.js";
import { inLocale } from "../document/document.loader.js";
import { Site, sites } from "../site/site.type.js";
import { Section, sections } from "./section.type.js";

@Resolver(() => Section)
export class SectionResolver {
  @Query(() => Section, {
    nullable: true,
    description: "A section of a site; null when it is not published.",
  })
  @Open("What is published is for everyone.")
  section(
    @Arg("id", () => ID, { description: "The section's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Section | null> {
    return load(sections.byId).load(inLocale(locale, id));
  }

  @FieldResolver(() => Site, { nullable: true, description: "The site it is a part of." })
  async site(@Root() { siteId, asked }: Section, @Ctx() { load }: Context): Promise<Site | null> {
    return siteId === null ? null : load(sites.byId).load(inLocale(asked, siteId));
  }

  @FieldResolver(() => ArticleConnection, { description: "The section's articles, newest first." })
  articles(
    @Root() { id, asked }: Section,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Article>> {
    return articles.page(page, context, asked, { section_id: id });
  }

  @FieldResolver(() => [Locale], { description: "The languages the section is published in, Russian first." })
  availableLocales(@Root() { id }: Section, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(sections.locales).load(id);
  }
}
