import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/letter-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { Moment } from "../layout/moment.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { LetterPage as Frame } from "./letter-frame.js";
import { markRead } from "./mark-read.server.js";
import "../style/cabinet.css";
import "../style/join.css";
import "../style/letter.css";

const LetterPage = graphql(`
  query LetterPage($id: ID!, $letterId: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      letterDrafts(first: 1) {
        nodes {
          id
        }
      }
    }
    letter(id: $letterId) {
      id
      number
      sentOn
      addressedTo
      subject
      body
      thanks
      signature
      signatoryName
      signatoryPosition
      code
      pdf
      docx
      recipientCount
      readCount
      organisation {
        id
        name
      }
      attachments {
        id
        fileName
        url
      }
      delivery(organisationId: $id) {
        readAt
        readBy {
          displayName
        }
      }
      deliveries(first: 20, after: $after) {
        nodes {
          readAt
          readBy {
            displayName
          }
          organisation {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, LetterPage, {
    id: idOf(params.id),
    letterId: idOf(params.letterId),
    after: new URL(request.url).searchParams.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const { letterDrafts, ...organisation } = found(answer.data.organisation, answer.faults);
  const { deliveries, ...letter } = found(answer.data.letter, answer.faults);
  const isOwn = letter.organisation.id === organisation.id;
  if (!isOwn && !letter.delivery) throw data(null, 404);
  const arrivals = {
    ...deliveries,
    nodes: deliveries.nodes.map((delivery) => ({ id: delivery.organisation.id, ...delivery })),
  };
  return {
    organisation,
    letter,
    isOwn,
    arrivals,
    mayWrite: letterDrafts !== null,
    filesUrl: visit.publicGatewayUrl,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const problem = await markRead(visitOf(context), {
    letterId: idOf(params.letterId),
    organisationId: idOf(params.id),
  });
  return problem ? data({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Letter({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, letter, isOwn, mayWrite, filesUrl } = loaderData;
  const { path } = useLanguage();
  const words = useWords(letters);
  return (
    <Frame organisation={organisation} title={letter.subject}>
      {actionData && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <Paper letter={letter} filesUrl={filesUrl} />
      <p className="row cabinet-ways">
        <a className="button quiet" href={`${filesUrl}${letter.pdf}`} target="_blank" rel="noreferrer">
          {words.pdf}
        </a>
        <a className="button quiet" href={`${filesUrl}${letter.docx}`} target="_blank" rel="noreferrer">
          {words.docx}
        </a>
        {!isOwn && mayWrite && (
          <Link
            className="button"
            to={path(`/organisations/${organisation.id}/letters/new?answer=${letter.id}`)}
          >
            {words.answer}
          </Link>
        )}
      </p>
      {letter.delivery && <OwnMark delivery={letter.delivery} mayMark={mayWrite} />}
      {isOwn && <Readers arrivals={loaderData.arrivals} letter={letter} />}
    </Frame>
  );
}

function Paper({ letter, filesUrl }: Pick<Loaded, "letter" | "filesUrl">) {
  const { path } = useLanguage();
  const words = useWords(letters);
  return (
    <article className="panel letter" lang="ru">
      <dl className="facts">
        <div>
          <dt>{words.from}</dt>
          <dd>{letter.organisation.name}</dd>
        </div>
        <div>
          <dt>{words.date}</dt>
          <dd>
            {words.number(letter.number)}, <Moment value={letter.sentOn} />
          </dd>
        </div>
        <div>
          <dt>{words.to}</dt>
          <dd>
            <PlainText text={letter.addressedTo} />
          </dd>
        </div>
      </dl>
      <PlainText text={letter.body} />
      {letter.thanks && <PlainText text={letter.thanks} />}
      <p>
        {letter.signatoryPosition} <strong>{letter.signatoryName}</strong>
      </p>
      <div className="note">
        <PlainText text={letter.signature} />
      </div>
      {letter.attachments.length > 0 && (
        <>
          <h2>{words.attachments}</h2>
          <ul>
            {letter.attachments.map(({ id, fileName, url }) => (
              <li key={id}>
                <a href={`${filesUrl}${url}`} target="_blank" rel="noreferrer">
                  {fileName}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="note">
        {words.code}: <Link to={path(`/check/${letter.code}`)}>{letter.code}</Link>
      </p>
    </article>
  );
}

interface OwnMarkProps {
  readonly delivery: NonNullable<Loaded["letter"]["delivery"]>;
  readonly mayMark: boolean;
}

function OwnMark({ delivery: { readAt, readBy }, mayMark }: OwnMarkProps) {
  const words = useWords(letters);
  if (readAt) {
    return (
      <p className="state accepted">
        {words.marked} <Moment value={readAt} isExact />
        {readBy && `, ${readBy.displayName}`}
      </p>
    );
  }
  return mayMark ? (
    <Form method="post" preventScrollReset>
      <SendButton busy={words.sending}>{words.markRead}</SendButton>
      <p className="note">{words.markLead}</p>
    </Form>
  ) : null;
}

function Readers({ arrivals, letter }: Pick<Loaded, "arrivals" | "letter">) {
  const { path } = useLanguage();
  const words = useWords(letters);
  const pages = usePages<Loaded["arrivals"]["nodes"][number], Loaded>(
    arrivals,
    "after",
    (loaded) => loaded.arrivals,
  );
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{words.recipients}</h2>
      <p>{words.readBy(letter.readCount, letter.recipientCount)}</p>
      <ul className="purchases">
        {pages.nodes.map(({ id, organisation, readAt, readBy }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
              {organisation.name}
            </Link>
            : {readAt ? <Moment value={readAt} isExact /> : words.notRead}
            {readBy && `, ${readBy.displayName}`}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
