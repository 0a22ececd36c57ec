import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PrintedIn, PrintedIn_NewspaperIssue } from "../newspaper/printed-in.js";
import { readHighlight } from "./highlight.js";

export const SearchFound_SearchResult = graphql(
  `
    fragment SearchFound_SearchResult on SearchResult {
      id
      kind
      title
      highlight
      publishedAt
      subject {
        __typename
        ... on Article {
          id
          organisation {
            id
            name
          }
          newspaperIssue {
            ...PrintedIn_NewspaperIssue
          }
        }
        ... on NewspaperIssue {
          id
          organisation {
            id
            name
          }
        }
        ... on BlogPost {
          id
          organisation {
            id
            name
          }
        }
        ... on KnowledgeArticle {
          id
        }
        ... on Organisation {
          id
          type {
            name
          }
        }
      }
    }
  `,
  [PrintedIn_NewspaperIssue],
);

export function SearchFound({
  result,
}: {
  result: { id: string } & FragmentOf<typeof SearchFound_SearchResult>;
}) {
  const { text, path } = useLanguage();
  const { id, kind, title, highlight, publishedAt, subject } = readFragment(SearchFound_SearchResult, result);
  const address = subject && pathOf(subject);
  return (
    <li className="found" id={id} tabIndex={-1}>
      <p className="news-above">
        <span className="kind">{text.search.kinds[kind]}</span>
        {publishedAt && <Moment value={publishedAt} />}
      </p>
      <h2 className="news-title">{address ? <Link to={path(address)}>{title}</Link> : title}</h2>
      <p className="news-lead">
        {readHighlight(highlight).map((piece, at) =>
          piece.isMarked ? <mark key={at}>{piece.text}</mark> : piece.text,
        )}
      </p>
      <p className="news-below">
        {subject && <span>{whereOf(subject)}</span>}
        {subject?.__typename === "Article" && subject.newspaperIssue && (
          <PrintedIn issue={subject.newspaperIssue} />
        )}
      </p>
    </li>
  );
}

type Subject = NonNullable<ResultOf<typeof SearchFound_SearchResult>["subject"]>;

function pathOf(subject: Subject): string {
  switch (subject.__typename) {
    case "Article":
      return `/articles/${subject.id}`;
    case "BlogPost":
      return `/posts/${subject.id}`;
    case "KnowledgeArticle":
      return `/knowledge/${subject.id}`;
    case "NewspaperIssue":
      return `/newspaper-issues/${subject.id}`;
    case "Organisation":
      return `/organisations/${subject.id}`;
  }
}

function whereOf(subject: Subject): string | null {
  if (subject.__typename === "Organisation") return subject.type.name;
  return "organisation" in subject ? (subject.organisation?.name ?? null) : null;
}
