import { createUnionType } from "type-graphql";
import { Event } from "../event/event.entity.js";
import { Article } from "../subject/article.stub.js";
import { BlogPost } from "../subject/blog-post.stub.js";
import { NewspaperIssue } from "./newspaper-issue.stub.js";
import type { PublishedKind } from "../subject/subject.type.js";

export type FeedSubjectKind = PublishedKind | "EVENT" | "NEWSPAPER_ISSUE";

export const FeedSubject = createUnionType({
  name: "FeedSubject",
  description: "What stands in a feed.",
  types: () => [Article, BlogPost, Event, NewspaperIssue] as const,
});
