import { connectionOf } from "@angel/kit/connection";
import { dateOf } from "@angel/kit/moment";
import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { withSafeLinks } from "../document/safe-link.js";
import { Organisation } from "../organisation/organisation.stub.js";

interface KnowledgeArticleRow extends DocumentRow {
  title: string;
  body: string | null;
  topic: string | null;
  law_reference: string | null;
  tags: string[] | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "An answer of the knowledge base («база знаний») to what members ask about." })
export class KnowledgeArticle {
  constructor(
    private readonly row: KnowledgeArticleRow,
    readonly asked: Locale,
  ) {}

  @Field(() => ID, { description: "The article's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Field(() => String, { description: "The question or the subject." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, {
    description: "The answer as HTML, cleaned when it was written; empty when there is none.",
  })
  get body(): string {
    return withSafeLinks(this.row.body ?? "");
  }

  @Field(() => String, { description: "What it is about («тема»); empty when the editor named nothing." })
  get topic(): string {
    return this.row.topic ?? "";
  }

  @Field(() => String, {
    nullable: true,
    description: "The law it rests on, as `ТК РФ, ст. 115`; null when none is named.",
  })
  get lawReference(): string | null {
    return this.row.law_reference;
  }

  @Field(() => [String], { description: "Words to find it by; at most a few." })
  get tags(): string[] {
    return this.row.tags ?? [];
  }

  @Field(() => Date, { description: "When this text came out last." })
  get updatedAt(): Date {
    return dateOf(this.row.updated_at);
  }

  @Field(() => Organisation, { nullable: true, description: "Whose answer it is." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }
}

export const { Connection: KnowledgeArticleConnection } = connectionOf(KnowledgeArticle);

export const knowledgeArticles = new Documents<KnowledgeArticleRow, KnowledgeArticle>(
  "knowledge_article",
  KnowledgeArticle,
  ["title", "body", "topic", "law_reference", "tags"],
);
