import { connectionOf } from "@angel/kit/connection";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Hit, Place } from "../index/search-index.js";
import { SearchSubject, subjectOf } from "./subject.stub.js";

export enum SearchKind {
  ARTICLE = "ARTICLE",
  BLOG_POST = "BLOG_POST",
  KNOWLEDGE_ARTICLE = "KNOWLEDGE_ARTICLE",
  NEWSPAPER_ISSUE = "NEWSPAPER_ISSUE",
  ORGANISATION = "ORGANISATION",
}

registerEnumType(SearchKind, {
  name: "SearchKind",
  description: "What kind of thing is found.",
  valuesConfig: {
    ARTICLE: {
      description: "An article of an organisation's site: news, an announcement («новость», «объявление»).",
    },
    BLOG_POST: { description: "A member's post («запись в блоге»)." },
    KNOWLEDGE_ARTICLE: { description: "An article of the knowledge base («база знаний»)." },
    NEWSPAPER_ISSUE: {
      description:
        "A number of a newspaper («номер газеты»): by its title, its editor's word, its rubrics and the titles of its articles.",
    },
    ORGANISATION: { description: "An organisation of any level («профсоюзная организация»)." },
  },
});

export enum SearchOrder {
  RELEVANCE = "RELEVANCE",
  NEWEST = "NEWEST",
}

registerEnumType(SearchOrder, {
  name: "SearchOrder",
  description: "The order of what is found.",
  valuesConfig: {
    RELEVANCE: { description: "What answers best stands first." },
    NEWEST: { description: "What was published last stands first; organisations stand at the end." },
  },
});

@ObjectType({ description: "One thing found." })
export class SearchResult {
  @Field(() => ID, { description: "The id of the thing found." })
  id: string;

  @Field(() => SearchKind, { description: "What kind of thing it is." })
  kind: `${SearchKind}`;

  @Field(() => String, { description: "The title of the article or post, or the organisation's name." })
  title: string;

  @Field(() => String, {
    description:
      "The passage that answers, as HTML: the words that matched stand in `<mark>`, everything else is escaped.",
  })
  highlight: string;

  @Field(() => SearchSubject, {
    nullable: true,
    description: "The thing itself; null when the viewer may not see it, or it was withdrawn a moment ago.",
  })
  subject: typeof SearchSubject | null;

  @Field(() => Date, { nullable: true, description: "When it was first published; null for organisations." })
  publishedAt: Date | null;

  readonly place: Place;

  constructor(hit: Hit) {
    this.id = hit.subjectId;
    this.kind = hit.kind;
    this.title = hit.title;
    this.highlight = hit.highlight;
    this.subject = subjectOf(hit.kind, hit.subjectId);
    this.publishedAt = hit.publishedAt === null ? null : new Date(hit.publishedAt);
    this.place = hit.place;
  }
}

@ObjectType({ description: "How many things of one kind a search finds." })
export class SearchFacet {
  @Field(() => SearchKind, { description: "The kind." })
  kind!: `${SearchKind}`;

  @Field(() => Int, { description: "How many there are, whatever kinds were asked for." })
  count!: number;
}

export const { Connection: SearchResultConnection } = connectionOf(SearchResult);
