import { createUnionType, Directive, Field, ID, ObjectType } from "type-graphql";
import type { Kind } from "../index/search-document.js";

/** Content's article. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "An article of a site." })
class Article {
  @Field(() => ID, { description: "The article's id." })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Content's post. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "A member's post." })
class BlogPost {
  @Field(() => ID, { description: "The post's id." })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Content's answer of the knowledge base. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "An article of the knowledge base." })
class KnowledgeArticle {
  @Field(() => ID, { description: "The article's id." })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Registry's organisation. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "A trade-union organisation." })
class Organisation {
  @Field(() => ID, { description: "The organisation's id." })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const SearchSubject = createUnionType({
  name: "SearchSubject",
  description: "What a search can find.",
  types: () => [Article, BlogPost, KnowledgeArticle, Organisation] as const,
});

const STUBS = {
  ARTICLE: Article,
  BLOG_POST: BlogPost,
  KNOWLEDGE_ARTICLE: KnowledgeArticle,
  ORGANISATION: Organisation,
};

/** The link that its owner follows: who may not see the thing, or comes too late, finds null there. */
export function subjectOf(kind: Kind, id: string): typeof SearchSubject {
  return new STUBS[kind](id);
}
