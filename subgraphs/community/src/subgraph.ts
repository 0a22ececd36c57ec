import { contentsOf, defineSubgraph, stubOf, type Subject } from "@angel/kit/subgraph";
import { CreateConversations } from "../migrations/20261121-create-conversations.js";
import { CreateFeed } from "../migrations/20261121-create-feed.js";
import { FeedEvents } from "../migrations/20261121-feed-events.js";
import { KeepEvents } from "../migrations/20261121-keep-events.js";
import { KeepSurveys } from "../migrations/20261121-keep-surveys.js";
import { LendEvents } from "../migrations/20261121-lend-events.js";
import { FeedNewspapers } from "../migrations/20261122-feed-newspapers.js";
import { FollowRegister } from "../migrations/20261122-follow-register.js";
import { KeepGroups } from "../migrations/20261122-keep-groups.js";
import { ChooseGroupNews } from "../migrations/20261122-choose-group-news.js";
import { KeepGroupFiles } from "../migrations/20261122-keep-group-files.js";
import { SeekGroupPosts } from "../migrations/20261122-seek-group-posts.js";
import { ForgetFiles } from "../migrations/20261123-forget-files.js";
import { FollowChainsOfMerges } from "../migrations/20261123-follow-chains-of-merges.js";
import { AddComment } from "./comment/add-comment.js";
import { CommentAdded } from "./comment/comment-added.js";
import { CommentChanged } from "./comment/comment-changed.js";
import { Comment } from "./comment/comment.entity.js";
import { comments } from "./comment/comment.loader.js";
import { CommentResolver } from "./comment/comment.resolver.js";
import { DeleteComment } from "./comment/delete-comment.js";
import { EditComment } from "./comment/edit-comment.js";
import { HideComment } from "./comment/hide-comment.js";
import { ShowComment } from "./comment/show-comment.js";
import { events } from "./event/contents.js";
import { FeedItemAdded } from "./feed/feed-item-added.js";
import { FeedItem } from "./feed/feed-item.entity.js";
import { FeedItemResolver } from "./feed/feed-item.resolver.js";
import { feedItems } from "./feed/feed.loader.js";
import { feedHearers } from "./feed/fill-feed.js";
import { groups } from "./group/contents.js";
import { registerHearers } from "./member/follow-register.js";
import { OrganisationResolver } from "./organisation/organisation.resolver.js";
import { Organisation } from "./organisation/organisation.stub.js";
import { React } from "./reaction/react.js";
import { Article } from "./subject/article.stub.js";
import { BlogPost } from "./subject/blog-post.stub.js";
import { ArticleResolver, BlogPostResolver } from "./subject/subject.resolver.js";
import { surveys } from "./survey/contents.js";

const talk: Subject = {
  entities: [Comment, FeedItem],
  resolvers: [
    OrganisationResolver,
    ArticleResolver,
    BlogPostResolver,
    FeedItemResolver,
    FeedItemAdded,
    CommentResolver,
    AddComment,
    EditComment,
    DeleteComment,
    HideComment,
    ShowComment,
    CommentAdded,
    CommentChanged,
    React,
  ],
  references: {
    Organisation: stubOf(Organisation),
    Article: stubOf(Article),
    BlogPost: stubOf(BlogPost),
    FeedItem: { open: "What is published is for everyone.", load: feedItems },
    Comment: {
      open: "What is said about what is published is for everyone, in a group for those who read it; a hidden text says itself who may.",
      load: comments,
    },
  },
  hearers: [...feedHearers, ...registerHearers],
};

export const community = defineSubgraph({
  name: "community",
  migrations: [
    CreateConversations,
    CreateFeed,
    KeepEvents,
    FeedEvents,
    KeepSurveys,
    LendEvents,
    FollowRegister,
    KeepGroups,
    FeedNewspapers,
    ChooseGroupNews,
    KeepGroupFiles,
    SeekGroupPosts,
    ForgetFiles,
    FollowChainsOfMerges,
  ],
  ...contentsOf([talk, events, surveys, groups]),
  files: {
    accepts: [
      "application/pdf",
      "image/jpeg",
      "image/png",
      "image/webp",
      "image/heic",
      "text/csv",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    mostBytes: 20_000_000,
  },
  open: async (parts) => {
    // Who may read the views can come to the database after our migrations have run.
    await parts.orm.em.fork().execute("select publish_events()");
    return [];
  },
});
