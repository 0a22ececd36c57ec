import type { Route } from "./+types/article-page.js";
import { Chart_Chart } from "../chart/chart.js";
import { Conversation_CommentConnection } from "../comment/comment.js";
import { Conversation } from "../comment/conversation.js";
import { answerDeed } from "../comment/deed.server.js";
import type { DeedAnswer } from "../comment/deed.js";
import { keepWriting } from "../comment/keep-writing.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { Picture } from "../layout/picture.js";
import { idOf } from "../layout/wanted.js";
import { PrintedIn, PrintedIn_NewspaperIssue } from "../newspaper/printed-in.js";
import { piecesOf } from "../prose/pieces.js";
import { Prose } from "../prose/prose.js";
import { ReactionBar } from "../reaction/reaction-bar.js";
import { visitOf } from "../session/visit.js";
import { ShareLinks } from "../share/share-links.js";
import { Byline } from "./byline.js";
import { SubjectTrail } from "./subject-trail.js";

const ArticlePage = graphql(
  `
    query ArticlePage($id: ID!, $locale: Locale!) {
      article(id: $id, locale: $locale) {
        id
        kind
        title
        lead
        body
        charts {
          ...Chart_Chart
        }
        locale
        publishedAt
        updatedAt
        repost {
          url
          comment
        }
        cover {
          url
          alternativeText
        }
        organisation {
          id
          name
        }
        section {
          id
          title
        }
        author {
          id
          displayName
        }
        newspaperIssue {
          ...PrintedIn_NewspaperIssue
        }
      }
    }
  `,
  [Chart_Chart, PrintedIn_NewspaperIssue],
);

const ArticleConversation = graphql(
  `
    query ArticleConversation($id: ID!, $after: String) {
      article(id: $id) {
        id
        viewerReaction
        reactions {
          kind
          count
        }
        comments(first: 20, after: $after, order: NEWEST) {
          ...Conversation_CommentConnection
        }
      }
    }
  `,
  [Conversation_CommentConnection],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const after = new URL(request.url).searchParams.get("comments");
  const id = idOf(params.id);
  const [{ data, faults }, conversation] = await Promise.all([
    askForPage(visit, ArticlePage, { id, locale: apiLocale(visit.locale) }),
    askForPart(visit, ArticleConversation, { id, after }),
  ]);
  const { body, charts, ...article } = found(data.article, faults);
  return {
    article: { ...article, pieces: piecesOf({ body, charts }, visit.cmsUrl) },
    conversation: conversation?.article ?? null,
    isFirstPage: after === null,
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  const id = idOf(params.id);
  return answerDeed({ request, visit: visitOf(context), subjectId: id, path: `/articles/${id}` });
}

export function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  return keepWriting(request, () => serverAction() as Promise<DeedAnswer>);
}

/** What a form did is merged into the page; the article itself has not changed. */
export function shouldRevalidate({
  formMethod,
  defaultShouldRevalidate,
}: {
  formMethod?: string;
  defaultShouldRevalidate: boolean;
}) {
  return formMethod !== "POST" && defaultShouldRevalidate;
}

export default function ArticleOfOrganisation({
  loaderData: { article, conversation, isFirstPage },
}: Route.ComponentProps) {
  const { text, locale } = useLanguage();
  const isForeign = article.locale.toLowerCase() !== locale;
  return (
    <div className="page narrow">
      <PageHead title={article.title} description={article.lead} />
      <SubjectTrail organisation={article.organisation} section={article.section} />
      <article className="article" lang={isForeign ? article.locale.toLowerCase() : undefined}>
        <header>
          <p className="news-above">
            <span className="kind">{text.article.kinds[article.kind]}</span>
          </p>
          <h1 tabIndex={-1}>{article.title}</h1>
          <Byline {...article} author={article.author?.displayName ?? null} />
          {isForeign && <p className="note">{text.article.otherLanguage}</p>}
          {article.lead && <p className="lead">{article.lead}</p>}
        </header>
        {article.cover && <Picture image={article.cover} className="cover" />}
        <Prose pieces={article.pieces} />
        {article.repost && <Source {...article.repost} />}
        {article.newspaperIssue && (
          <p className="note">
            <PrintedIn issue={article.newspaperIssue} />
          </p>
        )}
      </article>
      {conversation && <ReactionBar {...conversation} />}
      <ShareLinks title={article.title} />
      <Conversation<Route.ComponentProps["loaderData"]>
        key={article.id}
        subjectId={article.id}
        comments={conversation?.comments ?? null}
        pick={(data) => data.conversation?.comments ?? null}
        isFirstPage={isFirstPage}
      />
    </div>
  );
}

/** The union's rule: what is taken from elsewhere says from where, and why. */
function Source({ url, comment }: { url: string; comment: string | null }) {
  const { text } = useLanguage();
  return (
    <p className="note">
      {text.article.repost}:{" "}
      {/^https?:\/\//i.test(url) && URL.canParse(url) ? (
        <a href={url} rel="noopener noreferrer external">
          {new URL(url).hostname}
        </a>
      ) : (
        url
      )}
      {comment && `. ${comment}`}
    </p>
  );
}
