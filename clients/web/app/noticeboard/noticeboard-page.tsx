import "../style/counter.css";
import "../style/noticeboard.css";
import { Link } from "react-router";
import type { Route } from "./+types/noticeboard-page.js";
import { Hotline, Hotline_Hotline } from "../appeal/hotline.js";
import { SubjectTrail } from "../article/subject-trail.js";
import { QrSign } from "../card/qr-sign.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { noticeboard } from "../language/noticeboard.js";
import { KeepButtons } from "../layout/keep-buttons.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { idOf } from "../layout/wanted.js";
import { Contacts, Contacts_Organisation } from "../organisation/contacts.js";
import { Representatives, Representatives_Site } from "../organisation/representatives.js";
import { Symbols, Symbols_Site } from "../organisation/symbols.js";
import { visitOf } from "../session/visit.js";

const NoticeboardPage = graphql(
  `
    query NoticeboardPage($id: ID!, $locale: Locale!) {
      organisation(id: $id) {
        id
        name
        fullName
        chair {
          name
        }
        bodies {
          id
          kind
          seats {
            id
            name
            role
          }
        }
        hotline {
          ...Hotline_Hotline
        }
        ...Contacts_Organisation
        site(locale: $locale) {
          id
          mission
          ...Symbols_Site
          ...Representatives_Site
          articles(first: 5, kind: ANNOUNCEMENT) {
            nodes {
              id
              title
              lead
            }
          }
        }
      }
    }
  `,
  [Contacts_Organisation, Hotline_Hotline, Representatives_Site, Symbols_Site],
);

const NoticeboardQuestions = graphql(`
  query NoticeboardQuestions($locale: Locale!) {
    knowledgeArticles(first: 6, audience: MEMBERS, locale: $locale) {
      nodes {
        id
        title
        lawReference
      }
    }
  }
`);

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const locale = apiLocale(visit.locale);
  const [{ data, faults }, answers] = await Promise.all([
    askForPage(visit, NoticeboardPage, { id: idOf(params.id), locale }),
    askForPart(visit, NoticeboardQuestions, { locale }),
  ]);
  return {
    organisation: found(data.organisation, faults),
    questions: answers?.knowledgeArticles.nodes ?? [],
  };
}

/** The sheet that hangs on the wall («стенд»): who leads, how to reach them, what is announced, what is often asked. */
export default function Noticeboard({ loaderData: { organisation, questions } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(noticeboard);
  const { origin } = useFrame();
  const { id, name, fullName, chair, bodies, hotline, site } = organisation;
  const home = `${origin}${path(`/organisations/${id}`)}`;
  const announcements = site?.articles.nodes ?? [];
  return (
    <div className="page noticeboard">
      <PageHead title={`${words.title}: ${name}`} />
      <SubjectTrail organisation={organisation} />
      <div className="row more">
        <p className="note">{words.hint}</p>
        <KeepButtons secret={`${home}/noticeboard`} words={words} />
      </div>
      <header className="organisation-name">
        {site && <Symbols site={site} />}
        <div>
          <h1 tabIndex={-1}>{name}</h1>
          {fullName !== name && <p className="full-name">{fullName}</p>}
          {site?.mission && <p className="lead">{site.mission}</p>}
        </div>
      </header>
      <div className="noticeboard-columns">
        <section className="panel">
          {chair && (
            <>
              <h2>{text.organisation.chair}</h2>
              <p className="chair">{chair.name}</p>
            </>
          )}
          {bodies?.map(({ id: bodyId, kind, seats }) => (
            <section key={bodyId} aria-labelledby={bodyId}>
              <h2 id={bodyId}>{words.bodies[kind]}</h2>
              <ul>
                {seats.map((seat) => (
                  <li key={seat.id}>
                    {seat.name}
                    {seat.role !== "ORDINARY" && <span className="note"> · {words.seats[seat.role]}</span>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {site && <Representatives site={site} />}
        </section>
        <section className="panel">
          <h2>{text.organisation.contacts}</h2>
          <Contacts organisation={organisation} />
        </section>
        {hotline && <Hotline hotline={hotline} />}
        {announcements.length > 0 && (
          <section className="panel" aria-labelledby="announcements">
            <h2 id="announcements">{words.announcements}</h2>
            <ul>
              {announcements.map(({ id: articleId, title, lead }) => (
                <li key={articleId}>
                  <Link to={path(`/articles/${articleId}`)}>{title}</Link>
                  {lead && <p className="note">{lead}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {questions.length > 0 && (
          <section className="panel" aria-labelledby="questions">
            <h2 id="questions">{words.questions}</h2>
            <ul>
              {questions.map(({ id: answerId, title, lawReference }) => (
                <li key={answerId}>
                  <Link to={path(`/knowledge/${answerId}`)}>{title}</Link>
                  {lawReference && <p className="note">{lawReference}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="panel noticeboard-sign" aria-labelledby="sign">
          <h2 id="sign">{words.site}</h2>
          <QrSign code={home} label={home} />
          <p className="note">{words.scan}</p>
        </section>
      </div>
    </div>
  );
}
