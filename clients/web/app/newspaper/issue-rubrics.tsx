import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Picture } from "../layout/picture.js";

export const IssueRubrics_NewspaperIssue = graphql(`
  fragment IssueRubrics_NewspaperIssue on NewspaperIssue {
    rubrics {
      title
      articles {
        id
        title
        lead
        locale
        cover {
          url
          alternativeText
        }
      }
    }
  }
`);

/** The articles of a number under their rubrics; the first of all is the greatest. */
export function IssueRubrics({ issue }: { issue: FragmentOf<typeof IssueRubrics_NewspaperIssue> }) {
  const rubrics = readFragment(IssueRubrics_NewspaperIssue, issue).rubrics.filter(
    ({ articles }) => articles.length > 0,
  );
  return rubrics.map(({ title, articles }, rubricAt) => (
    <section key={rubricAt} className="issue-rubric" aria-labelledby={`rubric-${rubricAt}`}>
      <h2 id={`rubric-${rubricAt}`}>{title}</h2>
      <div className="issue-articles">
        {articles.map((article, at) => (
          <Story key={article.id} article={article} isMain={rubricAt === 0 && at === 0} />
        ))}
      </div>
    </section>
  ));
}

type Article = ResultOf<typeof IssueRubrics_NewspaperIssue>["rubrics"][number]["articles"][number];

function Story({ article, isMain }: { article: Article; isMain: boolean }) {
  const { locale: reading, path } = useLanguage();
  const { id, title, lead, locale, cover } = article;
  const language = locale.toLowerCase();
  return (
    <article
      className={isMain ? "story main-story" : "story"}
      lang={language === reading ? undefined : language}
    >
      {cover && <Picture image={cover} />}
      <h3>
        <Link to={path(`/articles/${id}`)}>{title}</Link>
      </h3>
      {lead && <p>{lead}</p>}
    </article>
  );
}
