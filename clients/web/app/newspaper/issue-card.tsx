import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { newspaper } from "../language/newspaper.js";
import { Picture } from "../layout/picture.js";
import { IssueMonth } from "./masthead.js";

export const IssueCard_NewspaperIssue = graphql(`
  fragment IssueCard_NewspaperIssue on NewspaperIssue {
    id
    number
    throughNumber
    issuedOn
    title
    locale
    cover {
      url
      alternativeText
    }
    rubrics {
      title
    }
  }
`);

export function IssueCard({
  issue,
}: {
  issue: { id: string } & FragmentOf<typeof IssueCard_NewspaperIssue>;
}) {
  const { locale: reading, path } = useLanguage();
  const words = useWords(newspaper);
  const { id, number, throughNumber, issuedOn, title, locale, cover, rubrics } = readFragment(
    IssueCard_NewspaperIssue,
    issue,
  );
  const language = locale.toLowerCase();
  const foreign = language === reading ? undefined : language;
  return (
    <li className="issue-card" id={id} tabIndex={-1}>
      {cover && <Picture image={cover} />}
      <div>
        <h3>
          <Link to={path(`/newspaper-issues/${id}`)}>
            {words.number(number, throughNumber)}, <IssueMonth value={issuedOn} />
          </Link>
        </h3>
        {title && <p lang={foreign}>{title}</p>}
        <p className="note" lang={foreign}>
          {rubrics.map((rubric) => rubric.title).join(" · ")}
        </p>
      </div>
    </li>
  );
}
