import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Article, ArticleConnection, ArticleKind, articles } from "../article/article.type.js";
import { inLocale, isDocumentId } from "../document/document.loader.js";
import { Section } from "../section/section.type.js";
import { Image } from "../image/image.type.js";
import { ACTUAL_DAYS } from "./quiet-sites.js";
import { lastNewsOfSites, sectionsOfSites, symbolsOfSites } from "./site.loader.js";
import { SiteSymbols } from "./site-symbols.type.js";
import { Site, sites } from "./site.type.js";

@ArgsType()
class SiteArticlesArgs extends PageArgs {
  @Field(() => ArticleKind, { nullable: true, description: "Only articles of this kind." })
  kind?: ArticleKind | null;

  @Field(() => ID, { nullable: true, description: "Only articles of this section." })
  sectionId?: string | null;
}

@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true, description: "A site; null when it is not published." })
  @Open("What is published is for everyone.")
  site(
    @Arg("id", () => ID, { description: "The site's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Site | null> {
    return load(sites.byId).load(inLocale(locale, id));
  }

  @FieldResolver(() => [Section], {
    description: "The site's menu («рубрики»), in its order; at most seven.",
  })
  sections(@Root() site: Site, @Ctx() { load }: Context): Promise<Section[]> {
    return load(sectionsOfSites).load(site);
  }

  @FieldResolver(() => SiteSymbols, { description: "The symbols at the head of the site («символика»)." })
  symbols(@Root() site: Site, @Ctx() { load }: Context): Promise<SiteSymbols> {
    return load(symbolsOfSites).load(site);
  }

  @FieldResolver(() => Image, {
    nullable: true,
    description: "The picture to show for the site: its own symbol, else the region's, else the union's.",
  })
  async logo(@Root() site: Site, @Ctx() { load }: Context): Promise<Image | null> {
    const { local, region, union } = await load(symbolsOfSites).load(site);
    return local ?? region ?? union;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "When the newest article of its organisation first came out; null when there is none.",
  })
  lastNewsAt(@Root() site: Site, @Ctx() { load }: Context): Promise<Date | null> {
    return load(lastNewsOfSites).load(site);
  }

  @FieldResolver(() => Boolean, {
    description: `Whether that is at most ${ACTUAL_DAYS} days ago («актуальная новостная лента»).`,
  })
  async isActual(@Root() site: Site, @Ctx() { load }: Context): Promise<boolean> {
    const at = await load(lastNewsOfSites).load(site);
    return at !== null && at.getTime() >= Date.now() - ACTUAL_DAYS * 86_400_000;
  }

  @FieldResolver(() => ArticleConnection, { description: "The site's articles, newest first." })
  articles(
    @Root() { id, organisationId, asked }: Site,
    @Args(() => SiteArticlesArgs) { kind, sectionId, ...page }: SiteArticlesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Article>> {
    // No article stands in a section that cannot be.
    const section_id = sectionId && !isDocumentId(sectionId) ? "-" : sectionId;
    return articles.page(page, context, asked, {
      organisation_id: organisationId,
      site_id: id,
      kind,
      section_id,
    });
  }

  @FieldResolver(() => [Locale], { description: "The languages the site is published in, Russian first." })
  availableLocales(@Root() { id }: Site, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(sites.locales).load(id);
  }
}
