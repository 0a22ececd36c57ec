import { Fragment } from "react";
import { Link } from "react-router";
import type { Route } from "./+types/newspaper-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { newspaper as newspaperWords } from "../language/newspaper.js";
import { PageHead } from "../layout/page-head.js";
import { Telephone } from "../layout/telephone.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { Links } from "../organisation/contacts.js";
import { OrganisationHead, OrganisationHead_Organisation } from "../organisation/organisation-head.js";
import { PlainText } from "../prose/plain-text.js";
import { SearchBox } from "../search/search-box.js";
import { visitOf } from "../session/visit.js";
import { ShareLinks } from "../share/share-links.js";
import { IssueCard, IssueCard_NewspaperIssue } from "./issue-card.js";
import { Masthead, Masthead_Newspaper } from "./masthead.js";
import { WriteToEditors } from "./write-to-editors.js";
import "../style/form.css";
import "../style/newspaper.css";

const NewspaperPage = graphql(
  `
    query NewspaperPage($id: ID!, $locale: Locale!, $year: Int, $after: String) {
      organisation(id: $id) {
        id
        name
        ...OrganisationHead_Organisation
        newspaper(locale: $locale) {
          id
          title
          about
          email
          phone
          address
          editors {
            fullName
            responsibility
            contact
          }
          socialLinks {
            title
            url
          }
          years
          issues(first: 12, after: $after, year: $year) {
            totalCount
            nodes {
              id
              ...IssueCard_NewspaperIssue
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
          ...Masthead_Newspaper
        }
      }
    }
  `,
  [OrganisationHead_Organisation, IssueCard_NewspaperIssue, Masthead_Newspaper],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const year = /^\d{4}$/.test(wanted.get("year") ?? "") ? Number(wanted.get("year")) : null;
  const { data, faults } = await askForPage(visit, NewspaperPage, {
    id: idOf(params.id),
    locale: apiLocale(visit.locale),
    year,
    after: wanted.get("after"),
  });
  const organisation = found(data.organisation, faults);
  return { organisation, newspaper: found(organisation.newspaper, faults), year };
}

type Loaded = Route.ComponentProps["loaderData"];

/** The newspaper of an organisation: what it is, who makes it, and all its numbers. */
export default function NewspaperOfOrganisation({
  loaderData: { organisation, newspaper, year },
}: Route.ComponentProps) {
  const words = useWords(newspaperWords);
  return (
    <>
      <PageHead
        title={`${words.named(newspaper.title)}. ${organisation.name}`}
        description={newspaper.about}
      />
      <OrganisationHead organisation={organisation} isInside />
      <div className="page newspaper">
        <Masthead newspaper={newspaper} />
        <SearchBox label={words.search} organisationId={organisation.id} />
        <div className="columns">
          <section aria-labelledby="numbers">
            <h2 id="numbers">{words.numbers}</h2>
            <Years years={newspaper.years} chosen={year} />
            <Issues key={`${newspaper.id} ${year}`} issues={newspaper.issues} year={year} />
          </section>
          <aside aria-label={words.about}>
            <About newspaper={newspaper} organisation={organisation} />
            <ShareLinks title={words.named(newspaper.title)} />
          </aside>
        </div>
      </div>
    </>
  );
}

function Years({ years, chosen }: { years: readonly number[]; chosen: number | null }) {
  const words = useWords(newspaperWords);
  if (years.length < 2) return null;
  return (
    <nav aria-label={words.years}>
      <ul className="chips">
        {[null, ...years].map((year) => (
          <li key={year}>
            <Link to={year ? `?year=${year}` : "?"} aria-current={year === chosen || undefined}>
              {year ?? words.allYears}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Issues({ issues, year }: { issues: Loaded["newspaper"]["issues"]; year: number | null }) {
  const words = useWords(newspaperWords);
  const pages = usePages<(typeof issues.nodes)[number], Loaded>(
    issues,
    year ? `year=${year}&after` : "after",
    (data) => data.newspaper.issues,
  );
  if (pages.nodes.length === 0) return <p className="note">{words.none}</p>;
  return (
    <>
      <ol className="issue-list">
        {pages.nodes.map((issue) => (
          <IssueCard key={issue.id} issue={issue} />
        ))}
      </ol>
      <More pages={pages} />
    </>
  );
}

function About({ newspaper, organisation }: Pick<Loaded, "newspaper" | "organisation">) {
  const { text } = useLanguage();
  const words = useWords(newspaperWords);
  const { title, about, editors, email, phone, address, socialLinks } = newspaper;
  return (
    <div className="panel">
      {about && (
        <>
          <h2>{words.about}</h2>
          <PlainText text={about} />
        </>
      )}
      <h2>{words.editors}</h2>
      <dl className="contacts">
        {editors.map(({ fullName, responsibility, contact }) => (
          <Fragment key={`${fullName} ${responsibility}`}>
            <dt>{responsibility}</dt>
            <dd>
              {fullName}
              {contact && <span className="note"> · {contact}</span>}
            </dd>
          </Fragment>
        ))}
        {phone && (
          <>
            <dt>{text.organisation.phone}</dt>
            <dd>
              <Telephone number={phone}>{phone}</Telephone>
            </dd>
          </>
        )}
        {email && (
          <>
            <dt>{text.organisation.email}</dt>
            <dd>
              <a href={`mailto:${email}`}>{email}</a>
            </dd>
          </>
        )}
        {address && (
          <>
            <dt>{text.organisation.address}</dt>
            <dd>{address}</dd>
          </>
        )}
        <Links title={text.organisation.social} links={socialLinks} />
      </dl>
      <p>
        <WriteToEditors title={title} email={email} organisation={organisation} />
      </p>
    </div>
  );
}
