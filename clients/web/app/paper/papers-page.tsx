import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/papers-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { useLanguage, useWords } from "../language/language.js";
import { papers } from "../language/papers.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { PaperList, PaperList_Document } from "./paper-list.js";
import { preparePapers } from "./prepare.server.js";
import "../style/insurance.css";
import "../style/paper.css";

const PapersPage = graphql(
  `
    query PapersPage($id: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        level
        cardOrders(first: 5) {
          nodes {
            id
            number
            size
            status
          }
        }
        documents(first: 20, after: $after) {
          nodes {
            ...PaperList_Document
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [PaperList_Document],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const visit = visitOf(context);
  const [answer, instructions] = await Promise.all([
    askForPage(visit, PapersPage, { id: idOf(params.id), after: wanted.get("after") }),
    instructionsFor(visit, "PAPERS"),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  const { documents, cardOrders, ...organisation } = found(answer.data.organisation, answer.faults);
  const orders = (cardOrders?.nodes ?? []).filter(({ status }) => status !== "CANCELLED");
  return {
    organisation,
    orders,
    instructions,
    list: found(documents, answer.faults),
    made: Math.trunc(Number(wanted.get("made"))) || 0,
  };
}

/** Forms of every page of papers end here: what they made stands first in the list. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const made = await preparePapers(visitOf(context), idOf(params.id), await request.formData());
  if (typeof made !== "number") return data(made, 422);
  return redirect(`${new URL(request.url).pathname}?made=${made}`, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Paper = ResultOf<typeof PaperList_Document>;

export default function Papers({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, orders, list, made, instructions } = loaderData;
  const words = useWords(papers);
  const pages = usePages<Paper, Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <InstructionLinks instructions={instructions} />
      <p>{words.lead}</p>
      <div role="status">{made > 0 && <p className="done">{words.made(made)}</p>}</div>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <Prepare organisation={organisation} orders={orders} />
      <h2>{words.ready}</h2>
      {pages.nodes.length === 0 && <p>{words.none}</p>}
      <PaperList list={pages.nodes} />
      <More pages={pages} />
    </div>
  );
}

function Prepare({ organisation, orders }: Pick<Loaded, "organisation" | "orders">) {
  const { path } = useLanguage();
  const words = useWords(papers);
  const at = path(`/organisations/${organisation.id}/papers`);
  return (
    <section className="panel" aria-labelledby="prepare">
      <h2 id="prepare">{words.prepare}</h2>
      <div className="paper-ways">
        <Link className="button" to={`${at}/member`}>
          {words.ofMember}
        </Link>
        <Link className="button" to={path(`/organisations/${organisation.id}/meetings`)}>
          {words.ofMeeting}
        </Link>
        <Form method="post" className="paper-ways">
          {organisation.level === "PRIMARY" && (
            <SendButton busy={words.sending} deed="list" isQuiet>
              {words.list}
            </SendButton>
          )}
          <SendButton busy={words.sending} deed="card" isQuiet>
            {words.card}
          </SendButton>
        </Form>
        {orders.map(({ id, number, size }) => (
          <Form key={id} method="post" className="paper-ways">
            <input type="hidden" name="order" value={id} />
            <SendButton busy={words.sending} deed="order" isQuiet>
              {`${words.order(number)}, ${words.orderSize(size)}`}
            </SendButton>
          </Form>
        ))}
      </div>
    </section>
  );
}
