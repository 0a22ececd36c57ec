import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable } from "@angel/kit/text";
import { Locale } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { inLocale } from "../document/document.loader.js";
import { KnowledgeRubric, knowledgeRubrics } from "../knowledge-rubric/knowledge-rubric.type.js";
import {
  ExplainedPage,
  KnowledgeArticle,
  KnowledgeArticleConnection,
  KnowledgeAudience,
  knowledgeArticles,
} from "./knowledge-article.type.js";

@ArgsType()
class KnowledgeArticlesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Only answers about this; the topic's whole name." })
  topic?: string | null;

  @Field(() => KnowledgeAudience, { nullable: true, description: "Only articles marked as meant for these." })
  audience?: KnowledgeAudience | null;

  @Field(() => ExplainedPage, { nullable: true, description: "Only instructions for this page." })
  explains?: ExplainedPage | null;

  @Field(() => Locale, {
    defaultValue: Locale.RU,
    description: "The language wanted; the other one is given where there is no translation.",
  })
  locale!: Locale;
}

@Resolver(() => KnowledgeArticle)
export class KnowledgeArticleResolver {
  @Query(() => KnowledgeArticle, {
    nullable: true,
    description: "An answer of the knowledge base; null when it is not published.",
  })
  @Open("What is published is for everyone.")
  knowledgeArticle(
    @Arg("id", () => ID, { description: "The article's id." }) id: string,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language wanted; the other one is given where there is no translation.",
    })
    locale: Locale,
    @Ctx() { load }: Context,
  ): Promise<KnowledgeArticle | null> {
    return load(knowledgeArticles.byId).load(inLocale(locale, id));
  }

  @Query(() => KnowledgeArticleConnection, {
    description: "The knowledge base («база знаний»), newest first.",
  })
  @Open("What is published is for everyone.")
  knowledgeArticles(
    @Args(() => KnowledgeArticlesArgs) { topic, audience, explains, locale, ...page }: KnowledgeArticlesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<KnowledgeArticle>> {
    if (topic && !isStorable(topic)) throw badInput("`topic` has characters that no topic has.");
    return knowledgeArticles.page(page, context, locale, { topic, audience, explains });
  }

  @FieldResolver(() => KnowledgeRubric, {
    nullable: true,
    description: "The rubric it stands in; null when it stands in none, or that is not published.",
  })
  async rubric(
    @Root() { rubricId, asked }: KnowledgeArticle,
    @Ctx() { load }: Context,
  ): Promise<KnowledgeRubric | null> {
    return rubricId === null ? null : load(knowledgeRubrics.byId).load(inLocale(asked, rubricId));
  }

  @FieldResolver(() => [Locale], { description: "The languages the article is published in, Russian first." })
  availableLocales(@Root() { id }: KnowledgeArticle, @Ctx() { load }: Context): Promise<Locale[]> {
    return load(knowledgeArticles.locales).load(id);
  }
}
