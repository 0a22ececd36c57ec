import { graphql, readFragment, type FragmentOf } from "../gateway/graphql.js";
import type { Language } from "../language/language.js";
import { newspaper as newspaperWords } from "../language/newspaper.js";
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

const NewsCard_Event = graphql(`
  fragment NewsCard_Event on Event {
    id
    title
    topic
    description
    startsAt
    timeZone
    status
    # An article's kind is of another shape.
    eventKind: kind {
      code
      name
    }
  }
`);

const NewsCard_NewspaperIssue = graphql(`
  fragment NewsCard_NewspaperIssue on NewspaperIssue {
    id
    number
    throughNumber
    # An article always has one.
    theme: title
    editorsWord
    cover {
      url
      alternativeText
    }
    newspaper {
      id
      title
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
        ... on Event {
          ...NewsCard_Event
        }
        ... on NewspaperIssue {
          ...NewsCard_NewspaperIssue
        }
      }
    }
  `,
  [NewsCard_Article, NewsCard_BlogPost, NewsCard_Event, NewsCard_NewspaperIssue],
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

function newsOfEvent(
  masked: FragmentOf<typeof NewsCard_Event>,
  publishedAt: string,
  { text, momentIn }: Language,
): News {
  const { id, eventKind, title, topic, description, startsAt, timeZone, status } = readFragment(
    NewsCard_Event,
    masked,
  );
  const when = status === "CANCELLED" ? text.organisation.cancelled : momentIn(startsAt, timeZone);
  const about = topic ?? (description && excerpt(description));
  return {
    id,
    kind: eventKind.name,
    isPost: false,
    title,
    path: `/events/${id}`,
    lead: [when, about].filter(Boolean).join(". "),
    publishedAt,
    author: null,
    comments: null,
    cover: null,
    from: null,
  };
}

function newsOfIssue(
  masked: FragmentOf<typeof NewsCard_NewspaperIssue>,
  publishedAt: string,
  { text, locale }: Language,
): News {
  const { id, number, throughNumber, theme, editorsWord, cover, newspaper } = readFragment(
    NewsCard_NewspaperIssue,
    masked,
  );
  const words = newspaperWords[locale];
  const name = [newspaper && words.quoted(newspaper.title), words.number(number, throughNumber)];
  return {
    id,
    kind: text.organisation.newspaper,
    isPost: false,
    title: name.filter(Boolean).join(", "),
    path: `/newspaper-issues/${id}`,
    lead: theme ?? (editorsWord && excerpt(editorsWord)),
    publishedAt,
    author: null,
    comments: null,
    cover,
    from: null,
  };
}

/** Null when what the item is about cannot be shown: withdrawn a moment ago, or its part is down. */
export function newsOfFeedItem(
  masked: FragmentOf<typeof NewsCard_FeedItem>,
  shownIn: string,
  language: Language,
): News | null {
  const { id, publishedAt, organisation, subject } = readFragment(NewsCard_FeedItem, masked);
  if (!subject) return null;
  const from = organisation && organisation.id !== shownIn ? organisation : null;
  if (subject.__typename === "Event") return { ...newsOfEvent(subject, publishedAt, language), id, from };
  if (subject.__typename === "NewspaperIssue")
    return { ...newsOfIssue(subject, publishedAt, language), id, from };
  const news =
    subject.__typename === "Article"
      ? newsOfArticle(subject, language.text)
      : newsOfPost(subject, language.text);
  return { ...news, id, comments: subject.comments?.totalCount ?? null, from };
}
