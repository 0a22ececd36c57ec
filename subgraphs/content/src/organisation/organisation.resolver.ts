import { Permission } from "@angel/kit/access";
import { type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type BlogPost, BlogPostConnection } from "../blog-post/blog-post.entity.js";
import { postsOf } from "../blog-post/blog-post.loader.js";
import { greetingsOn } from "../greeting/greeting.loader.js";
import { type Greeting, GreetingConnection } from "../greeting/greeting.type.js";
import { inLocale } from "../document/document.loader.js";
import { Newspaper, newspaperOfOrganisation } from "../newspaper/newspaper.type.js";
import { ACTUAL_DAYS, quietSites } from "../site/quiet-sites.js";
import { Site, SiteConnection, siteOfOrganisation } from "../site/site.type.js";
import { Organisation } from "./organisation.stub.js";
import { places } from "./place.js";

@Resolver(() => Organisation)
export class OrganisationResolver {
  @FieldResolver(() => Site, {
    nullable: true,
    description: "The organisation's site; null while its editors have published none.",
  })
  site(
    @Root() { id }: Organisation,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Site | null> {
    return load(siteOfOrganisation).load(inLocale(locale, id));
  }

  @FieldResolver(() => Newspaper, {
    nullable: true,
    description: "The organisation's newspaper («газета»); null when it publishes none.",
  })
  newspaper(
    @Root() { id }: Organisation,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<Newspaper | null> {
    return load(newspaperOfOrganisation).load(inLocale(locale, id));
  }

  @FieldResolver(() => BlogPostConnection, {
    description: "Posts of the organisation's members («блог»), newest first.",
  })
  blogPosts(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<BlogPost>> {
    return postsOf(em, id, page);
  }

  @FieldResolver(() => GreetingConnection, {
    description:
      "Greetings of organisations above that stand on its site now («поздравления»), newest first.",
  })
  greetings(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Greeting>> {
    return greetingsOn(id, page, context);
  }

  @FieldResolver(() => SiteConnection, {
    nullable: true,
    description: `Sites of open organisations here and below that have told nothing new for ${ACTUAL_DAYS} days, the quietest first; null when not yours to see.`,
  })
  async quietSites(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Site> | null> {
    if (!context.viewer.may(Permission.VIEW_STATISTICS)) return null;
    const place = await context.load(places).load(id);
    if (!place || !context.viewer.may(Permission.VIEW_STATISTICS, place.path)) return null;
    return quietSites(place.path, page, context);
  }
}
