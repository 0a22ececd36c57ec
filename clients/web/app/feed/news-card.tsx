import { Link } from "react-router";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { Picture } from "../layout/picture.js";

export interface News {
  /** The id of the place in the list, which the focus finds. */
  readonly id: string;
  readonly kind: string;
  readonly isPost: boolean;
  readonly title: string;
  readonly path: string;
  readonly lead: string | null;
  readonly publishedAt: string;
  readonly author: string | null;
  readonly comments: number | null;
  readonly cover: { readonly url: string; readonly alternativeText: string | null } | null;
  /** Another organisation it flows from. */
  readonly from: { readonly id: string; readonly name: string } | null;
}

export function NewsCard({ news, isUnderHeading = 3 }: { news: News; isUnderHeading?: 2 | 3 }) {
  const { text, path } = useLanguage();
  const Heading = `h${isUnderHeading}` as const;
  return (
    <li className="news-card" id={news.id} tabIndex={-1}>
      <article>
        {news.cover && <Picture image={news.cover} className="news-cover" />}
        <div className="news-words">
          <p className="news-above">
            <span className={news.isPost ? "kind kind-post" : "kind"}>{news.kind}</span>
            <Moment value={news.publishedAt} />
          </p>
          <Heading className="news-title">
            <Link to={path(news.path)}>{news.title}</Link>
          </Heading>
          {news.lead && <p className="news-lead">{news.lead}</p>}
          {(news.from ?? news.author ?? news.comments) !== null && (
            <p className="news-below">
              {news.from && (
                <span className="flows-from">
                  {text.organisation.from}{" "}
                  <Link to={path(`/organisations/${news.from.id}`)}>{news.from.name}</Link>
                </span>
              )}
              {news.author && <span>{news.author}</span>}
              {news.comments !== null && news.comments > 0 && (
                <Link to={path(`${news.path}#comments`)}>{text.comment.counted(news.comments)}</Link>
              )}
            </p>
          )}
        </div>
      </article>
    </li>
  );
}
