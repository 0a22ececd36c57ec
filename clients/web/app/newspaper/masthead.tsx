import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { formatMonth } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { newspaper as newspaperWords } from "../language/newspaper.js";
import { Picture } from "../layout/picture.js";

export const Masthead_Newspaper = graphql(`
  fragment Masthead_Newspaper on Newspaper {
    title
    subtitle
    locale
    logo {
      url
      alternativeText
    }
    organisation {
      id
    }
  }
`);

interface MastheadProps {
  readonly newspaper: FragmentOf<typeof Masthead_Newspaper>;
  /** The number below it; on the newspaper's own page there is none. */
  readonly issue?: {
    readonly number: number;
    readonly throughNumber: number | null;
    readonly issuedOn: string;
  };
}

/** The heading of a newspaper, the same on each of its numbers. */
export function Masthead({ newspaper, issue }: MastheadProps) {
  const { locale: reading, path } = useLanguage();
  const words = useWords(newspaperWords);
  const { title, subtitle, locale, logo, organisation } = readFragment(Masthead_Newspaper, newspaper);
  const language = locale.toLowerCase();
  const name = <span lang={language === reading ? undefined : language}>{title}</span>;
  return (
    <header className="masthead">
      {logo && <Picture image={logo} className="masthead-logo" />}
      <h1 tabIndex={-1}>
        {issue && organisation ? (
          <Link to={path(`/organisations/${organisation.id}/newspaper`)}>{name}</Link>
        ) : (
          name
        )}
        {issue && (
          <span className="masthead-number">
            {words.number(issue.number, issue.throughNumber)}, <IssueMonth value={issue.issuedOn} />
          </span>
        )}
      </h1>
      {subtitle && <p className="masthead-subtitle">{subtitle}</p>}
    </header>
  );
}

/** A number is of a month: «ноябрь 2026». */
export function IssueMonth({ value }: { value: string }) {
  const { locale } = useLanguage();
  return (
    <time dateTime={value} suppressHydrationWarning>
      {formatMonth(locale, value)}
    </time>
  );
}
