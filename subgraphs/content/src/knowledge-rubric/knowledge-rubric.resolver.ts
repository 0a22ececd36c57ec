import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Locale } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { inLocale } from "../document/document.loader.js";
import {
  type KnowledgeArticle,
  KnowledgeArticleConnection,
  KnowledgeAudience,
} from "../knowledge-article/knowledge-article.type.js";
import { KnowledgeRubric, knowledgeRubrics } from "./knowledge-rubric.type.js";
import {
  articlesOfRubrics,
  countsOfRubrics,
  placeOf,
  readPlace,
  type Stretch,
} from "./rubric-articles.loader.js";

@ArgsType()
class RubricArticlesArgs extends PageArgs {
  @Field(() => KnowledgeAudience, {
    nullable: true,
    description: "Only articles marked as meant for these; all when absent.",
  })
  audience?: KnowledgeAudience | null;
}

@Resolver(() => KnowledgeRubric)
export class KnowledgeRubricResolver {
  @Query(() => KnowledgeRubric, {
    nullable: true,
    description: "A rubric of the knowledge base; null when it is not published.",
  })
  @Open("What is published is for everyone.")
  knowledgeRubric(
    @Arg("id", () => ID, { description: "The rubric's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<KnowledgeRubric | null> {
    return load(knowledgeRubrics.byId).load(inLocale(locale, id));
  }

  @Query(() => [KnowledgeRubric], {
    description: "The rubrics of the knowledge base («рубрики базы знаний»), in their order; at most twenty.",
  })
  @Open("What is published is for everyone.")
  knowledgeRubrics(
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() context: Context,
  ): Promise<KnowledgeRubric[]> {
    return knowledgeRubrics.all(context, locale, "position, title, id");
  }

  @FieldResolver(() => KnowledgeArticleConnection, {
    description: "The rubric's articles, in the order that its editors gave them.",
  })
  articles(
    @Root() { id, asked }: KnowledgeRubric,
    @Args(() => RubricArticlesArgs) { audience = null, ...page }: RubricArticlesArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<KnowledgeArticle>> {
    const stretch: Stretch = { rubric: id, locale: asked, audience };
    return connect(page, {
      key: placeOf,
      rows: (limit, after) =>
        load(articlesOfRubrics).load(
          JSON.stringify({ ...stretch, limit, after: after && readPlace(after) } satisfies Stretch),
        ),
      total: () => load(countsOfRubrics).load(JSON.stringify(stretch)),
    });
  }

  @FieldResolver(() => [Locale], { description: "The languages the rubric is published in, Russian first." })
  availableLocales(@Root() { id }: KnowledgeRubric, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(knowledgeRubrics.locales).load(id);
  }
}
