import { Link } from "react-router";
import type { Route } from "./+types/issue-page.js";
import { SubjectTrail } from "../article/subject-trail.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { newspaper as newspaperWords } from "../language/newspaper.js";
import { PageHead } from "../layout/page-head.js";
import { Picture } from "../layout/picture.js";
import { useCmsAddress } from "../layout/use-cms-address.js";
import { idOf } from "../layout/wanted.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { ShareLinks } from "../share/share-links.js";
import { IssueRubrics, IssueRubrics_NewspaperIssue } from "./issue-rubrics.js";
import { Masthead, Masthead_Newspaper } from "./masthead.js";
import { WriteToEditors } from "./write-to-editors.js";
import "../style/newspaper.css";

const IssuePage = graphql(
  `
    query IssuePage($id: ID!, $locale: Locale!) {
      newspaperIssue(id: $id, locale: $locale) {
        id
        locale
        number
        throughNumber
        issuedOn
        title
        editorsWord
        cover {
          url
          alternativeText
        }
        pdf {
          url
          size
        }
        survey {
          id
          title
          isOpen
        }
        organisation {
          id
          name
        }
        newspaper {
          id
          title
          email
          ...Masthead_Newspaper
        }
        ...IssueRubrics_NewspaperIssue
      }
    }
  `,
  [Masthead_Newspaper, IssueRubrics_NewspaperIssue],
);

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { data, faults } = await askForPage(visit, IssuePage, {
    id: idOf(params.id),
    locale: apiLocale(visit.locale),
  });
  const issue = found(data.newspaperIssue, faults);
  return { issue, newspaper: found(issue.newspaper, faults) };
}

type Loaded = Route.ComponentProps["loaderData"];

/** A number of a newspaper: its front page, by rubrics. */
export default function IssueOfNewspaper({ loaderData: { issue, newspaper } }: Route.ComponentProps) {
  const { locale: reading } = useLanguage();
  const words = useWords(newspaperWords);
  const { number, throughNumber, title, editorsWord, cover, organisation, locale } = issue;
  const name = `${words.named(newspaper.title)}, ${words.number(number, throughNumber)}`;
  const language = locale.toLowerCase();
  return (
    <div className="page newspaper">
      <PageHead title={name} description={title ?? editorsWord} />
      <SubjectTrail organisation={organisation} />
      <Masthead newspaper={newspaper} issue={issue} />
      <div lang={language === reading ? undefined : language}>
        {(cover || title || editorsWord) && (
          <div className="front">
            {cover && <Picture image={cover} className="front-cover" />}
            <div>
              {title && (
                <>
                  <p className="front-above">{words.theme}</p>
                  <h2 className="front-title">{title}</h2>
                </>
              )}
              {editorsWord && (
                <section className="editors-word" aria-label={words.word}>
                  <PlainText text={editorsWord} />
                </section>
              )}
            </div>
          </div>
        )}
        <IssueRubrics issue={issue} />
      </div>
      <Below issue={issue} newspaper={newspaper} />
      <ShareLinks title={name} />
    </div>
  );
}

/** What a reader may do next: take the PDF, answer, write, look through other numbers. */
function Below({ issue: { pdf, survey, organisation }, newspaper }: Loaded) {
  const { path } = useLanguage();
  const words = useWords(newspaperWords);
  const { size } = useWords(knowledge);
  const addressOf = useCmsAddress();
  return (
    <footer className="panel issue-below">
      {pdf && (
        <p>
          <a href={addressOf(pdf.url)}>{words.pdf}</a> <span className="note">{size(pdf.size)}</span>
        </p>
      )}
      {survey?.isOpen && (
        <section aria-label={words.survey}>
          <p>
            {words.surveyLead} <strong>{survey.title}</strong>
          </p>
          <p>
            <Link className="button" to={path(`/surveys/${survey.id}`)}>
              {words.answer}
            </Link>
          </p>
        </section>
      )}
      <p className="row">
        <WriteToEditors title={newspaper.title} email={newspaper.email} organisation={organisation} />
        {organisation && <Link to={path(`/organisations/${organisation.id}/newspaper`)}>{words.all}</Link>}
      </p>
    </footer>
  );
}
