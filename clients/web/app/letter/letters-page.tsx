import { Link } from "react-router";
import type { Route } from "./+types/letters-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { letterSignature } from "../language/letter-signature.js";
import { letters } from "../language/letters.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { NO_PAGE } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { TEMPLATE_NAMES } from "./wording.js";
import "../style/insurance.css";
import "../style/join.css";

const LettersPage = graphql(`
  query LettersPage($id: ID!, $box: LetterBox!, $isDrafts: Boolean!, $onlyUnread: Boolean!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      letters(box: $box, onlyUnread: $onlyUnread, first: 20, after: $after) @skip(if: $isDrafts) {
        nodes {
          id
          number
          subject
          sentOn
          recipientCount
          readCount
          organisation {
            id
            name
          }
          delivery(organisationId: $id) {
            readAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      mayWrite: letterDrafts(first: 1) {
        nodes {
          id
        }
      }
      letterDrafts(first: 20, after: $after) @include(if: $isDrafts) {
        nodes {
          id
          subject
          savedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const BOXES = ["inbox", "sent", "drafts"] as const;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const box = BOXES.find((one) => one === wanted.get("box")) ?? "inbox";
  const onlyUnread = wanted.has("unread");
  const answer = await askForPage(visitOf(context), LettersPage, {
    id: idOf(params.id),
    box: box === "sent" ? "SENT" : "INBOX",
    isDrafts: box === "drafts",
    onlyUnread,
    after: wanted.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const {
    mayWrite,
    letters: list,
    letterDrafts,
    ...organisation
  } = found(answer.data.organisation, answer.faults);
  return {
    organisation,
    mayWrite: mayWrite !== null,
    box,
    onlyUnread,
    list: box === "drafts" ? NO_PAGE : found(list, answer.faults),
    drafts: box === "drafts" ? found(letterDrafts, answer.faults) : NO_PAGE,
  };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Letters({ loaderData }: Route.ComponentProps) {
  const { organisation, mayWrite, box, onlyUnread } = loaderData;
  const { path } = useLanguage();
  const words = useWords(letters);
  const signature = useWords(letterSignature);
  const page = path(`/organisations/${organisation.id}/letters`);
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{organisation.name}</p>
      <Queues organisationId={organisation.id} />
      {mayWrite && <Begin page={`${page}/new`} />}
      {mayWrite && (
        <p>
          <Link to={`${page}/signature`}>{signature.title}</Link>
        </p>
      )}
      <nav className="chips" aria-label={words.title}>
        {BOXES.filter((one) => mayWrite || one !== "drafts").map((one) => (
          <Link key={one} to={`${page}?box=${one}`} aria-current={one === box ? "page" : undefined}>
            {words.boxes[one]}
          </Link>
        ))}
      </nav>
      {box === "inbox" && (
        <p>
          <Link to={onlyUnread ? page : `${page}?unread`}>{onlyUnread ? words.all : words.unread}</Link>
        </p>
      )}
      {box === "drafts" ? (
        <Drafts key={box} drafts={loaderData.drafts} page={page} />
      ) : (
        <List key={`${box} ${onlyUnread}`} list={loaderData.list} page={page} box={box} />
      )}
    </div>
  );
}

function Begin({ page }: { page: string }) {
  const words = useWords(letters);
  return (
    <>
      <p>
        <Link className="button" to={page}>
          {words.write}
        </Link>
      </p>
      <p className="note">
        {words.start}:{" "}
        {TEMPLATE_NAMES.map((name, at) => (
          <span key={name}>
            {at > 0 && ", "}
            <Link to={`${page}?template=${name}`}>{words.templates[name]}</Link>
          </span>
        ))}
      </p>
    </>
  );
}

interface ListProps {
  readonly list: Loaded["list"];
  readonly page: string;
  readonly box: "inbox" | "sent";
}

function List({ list, page, box }: ListProps) {
  const words = useWords(letters);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.none[box]}</p>}
      <ul className="claims">
        {pages.nodes.map(
          ({ id, number, subject, sentOn, recipientCount, readCount, organisation, delivery }) => (
            <li key={id} id={id} tabIndex={-1}>
              <Link to={`${page}/${id}`} lang="ru">
                {subject}
              </Link>
              {box === "inbox" && delivery?.readAt === null && (
                <strong className="own-mark">{words.isNew}</strong>
              )}
              <span className="note">
                {box === "inbox" && <span lang="ru">{organisation.name}. </span>}
                {words.number(number)}, <Moment value={sentOn} />
                {box === "sent" && `, ${words.readBy(readCount, recipientCount)}`}
              </span>
            </li>
          ),
        )}
      </ul>
      <More pages={pages} />
    </>
  );
}

function Drafts({ drafts, page }: { drafts: Loaded["drafts"]; page: string }) {
  const words = useWords(letters);
  const pages = usePages<Loaded["drafts"]["nodes"][number], Loaded>(
    drafts,
    "after",
    (loaded) => loaded.drafts,
  );
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.none.drafts}</p>}
      <ul className="claims">
        {pages.nodes.map(({ id, subject, savedAt }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={`${page}/drafts/${id}`}>{subject ?? words.noSubject}</Link>
            <span className="note">
              {words.saved} <Moment value={savedAt} isExact />
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}
