import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { newspaper as newspaperWords } from "../language/newspaper.js";
import { IssueMonth } from "./masthead.js";

export const PrintedIn_NewspaperIssue = graphql(`
  fragment PrintedIn_NewspaperIssue on NewspaperIssue {
    id
    number
    throughNumber
    issuedOn
    newspaper {
      id
      title
    }
  }
`);

/** In which number an article stood. */
export function PrintedIn({ issue }: { issue: FragmentOf<typeof PrintedIn_NewspaperIssue> }) {
  const { path } = useLanguage();
  const words = useWords(newspaperWords);
  const { id, number, throughNumber, issuedOn, newspaper } = readFragment(PrintedIn_NewspaperIssue, issue);
  return (
    <span>
      {words.printed}{" "}
      <Link to={path(`/newspaper-issues/${id}`)}>
        {newspaper && `${words.quoted(newspaper.title)}, `}
        {words.number(number, throughNumber)}, <IssueMonth value={issuedOn} />
      </Link>
    </span>
  );
}
