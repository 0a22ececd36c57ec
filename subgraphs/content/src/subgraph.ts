import { defineSubgraph, stubOf } from "@angel/kit/subgraph";
import { CreateBlogPosts } from "../migrations/20261121-create-blog-posts.js";
import { FollowChainsOfMerges } from "../migrations/follow-chains-of-merges.js";
import { FollowRegister } from "../migrations/follow-register.js";
import { TakeDownGreetings } from "../migrations/take-down-greetings.js";
import { ArticleResolver } from "./article/article.resolver.js";
import { articles } from "./article/article.type.js";
import { BlogPost } from "./blog-post/blog-post.entity.js";
import { blogPosts } from "./blog-post/blog-post.loader.js";
import { BlogPostResolver } from "./blog-post/blog-post.resolver.js";
import { EditBlogPost } from "./blog-post/edit-blog-post.js";
import { PublishBlogPost } from "./blog-post/publish-blog-post.js";
import { WithdrawBlogPost } from "./blog-post/withdraw-blog-post.js";
import { GreetingResolver } from "./greeting/greeting.resolver.js";
import { TakeDownGreeting } from "./greeting/take-down-greeting.js";
import { KnowledgeArticleResolver } from "./knowledge-article/knowledge-article.resolver.js";
import { knowledgeArticles } from "./knowledge-article/knowledge-article.type.js";
import { KnowledgeRubricResolver } from "./knowledge-rubric/knowledge-rubric.resolver.js";
import { knowledgeRubrics } from "./knowledge-rubric/knowledge-rubric.type.js";
import { MailingResolver } from "./mailing/mailing.resolver.js";
import { Mailing } from "./mailing/mailing.stub.js";
import { registerHearers } from "./member/follow-register.js";
import { NewspaperIssueResolver } from "./newspaper-issue/newspaper-issue.resolver.js";
import { newspaperIssues } from "./newspaper-issue/newspaper-issue.type.js";
import { NewspaperResolver } from "./newspaper/newspaper.resolver.js";
import { newspapers } from "./newspaper/newspaper.type.js";
import { OrganisationResolver } from "./organisation/organisation.resolver.js";
import { Organisation } from "./organisation/organisation.stub.js";
import { SectionResolver } from "./section/section.resolver.js";
import { sections } from "./section/section.type.js";
import { SiteResolver } from "./site/site.resolver.js";
import { sites } from "./site/site.type.js";

const open = "What is published is for everyone; a view holds nothing else.";

export const content = defineSubgraph({
  name: "content",
  entities: [BlogPost],
  migrations: [CreateBlogPosts, TakeDownGreetings, FollowRegister, FollowChainsOfMerges],
  resolvers: [
    SiteResolver,
    SectionResolver,
    ArticleResolver,
    KnowledgeArticleResolver,
    KnowledgeRubricResolver,
    NewspaperResolver,
    NewspaperIssueResolver,
    OrganisationResolver,
    BlogPostResolver,
    PublishBlogPost,
    EditBlogPost,
    WithdrawBlogPost,
    GreetingResolver,
    MailingResolver,
    TakeDownGreeting,
  ],
  hearers: registerHearers,
  orphanedTypes: [Mailing],
  references: {
    Organisation: stubOf(Organisation),
    Mailing: stubOf(Mailing),
    Site: { open, load: sites.load },
    Section: { open, load: sections.load },
    Article: { open, load: articles.load },
    KnowledgeRubric: { open, load: knowledgeRubrics.load },
    KnowledgeArticle: { open, load: knowledgeArticles.load },
    Newspaper: { open, load: newspapers.load },
    NewspaperIssue: { open, load: newspaperIssues.load },
    BlogPost: { open, load: blogPosts },
  },
});
