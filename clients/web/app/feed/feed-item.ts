import { graphql, readFragment, type FragmentOf } from "../gateway/graphql.js";
import type { Dictionary } from "../language/ru.js";
import { excerpt } from "./excerpt.js";
import type { News } from "./news-card.js";

export const NewsCard_Article = graphql(`
  fragment NewsCard_Article on Article {
    id
    kind
    title
    lead
    publishedAt
    cover {
      url
      alternativeText
    }
    author {
      id
      displayName
    }
  }
`);

const NewsCard_BlogPost = graphql(`
  fragment NewsCard_BlogPost on BlogPost {
    id
    title
    body
    publishedAt
    author {
      id
      displayName
    }
  }
`);

export const NewsCard_FeedItem = graphql(
  `
    fragment NewsCard_FeedItem on FeedItem {
      id
      publishedAt
      organisation {
        id
        name
      }
      subject {
        __typename
        ... on Article {
          ...NewsCard_Article
          comments(first: 1) {
            totalCount
          }
        }
        ... on BlogPost {
          ...NewsCard_BlogPost
          comments(first: 1) {
            totalCount
          }
        }
      }
    }
  `,
  [NewsCard_Article, NewsCard_BlogPost],
);

export function newsOfArticle(masked: FragmentOf<typeof NewsCard_Article>, text: Dictionary): News {
  const article = readFragment(NewsCard_Article, masked);
  return {
    id: article.id,
    kind: text.article.kinds[article.kind],
    isPost: false,
    title: article.title,
    path: `/articles/${article.id}`,
    lead: article.lead,
    publishedAt: article.publishedAt,
    author: article.author?.displayName ?? null,
    comments: null,
    cover: article.cover,
    from: null,
  };
}

function newsOfPost(masked: FragmentOf<typeof NewsCard_BlogPost>, text: Dictionary): News {
  const post = readFragment(NewsCard_BlogPost, masked);
  return {
    id: post.id,
    kind: text.article.post,
    isPost: true,
    title: post.title,
    path: `/posts/${post.id}`,
    lead: excerpt(post.body),
    publishedAt: post.publishedAt,
    author: post.author?.displayName ?? null,
    comments: null,
    cover: null,
    from: null,
  };
}

/** Null when what the item is about cannot be shown: withdrawn a moment ago, or its part is down. */
export function newsOfFeedItem(
  masked: FragmentOf<typeof NewsCard_FeedItem>,
  shownIn: string,
  text: Dictionary,
): News | null {
  const item = readFragment(NewsCard_FeedItem, masked);
  if (!item.subject) return null;
  const news =
    item.subject.__typename === "Article"
      ? newsOfArticle(item.subject, text)
      : newsOfPost(item.subject, text);
  const { organisation } = item;
  const comments = item.subject.comments?.totalCount ?? null;
  return {
    ...news,
    id: item.id,
    comments,
    from: organisation && organisation.id !== shownIn ? organisation : null,
  };
}
