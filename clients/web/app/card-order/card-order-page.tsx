import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/card-order-page.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { cardOrders } from "../language/card-orders.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DONE, doWithOrder } from "./deeds.server.js";
import { Candidates, Candidates_Member } from "./candidates.js";
import { OrderDeeds } from "./order-deeds.js";
import { Recipients, Recipients_Members } from "./recipients.js";
import "../style/appeal.css";
import "../style/card-order.css";
import "../style/join.css";
import "../style/paper.css";

const CardOrderPage = graphql(
  `
    query CardOrderPage($id: ID!, $after: String) {
      viewer {
        id
      }
      cardOrder(id: $id) {
        id
        number
        status
        statusChangedAt
        createdAt
        size
        recipient
        includesPensioners
        createdBy {
          id
          displayName
        }
        chair {
          id
          name
        }
        organisation {
          id
          name
          viewerMay {
            keepRegister
            produceCards
          }
        }
        members(first: 20, after: $after) {
          ...Recipients_Members
        }
      }
    }
  `,
  [Recipients_Members],
);

const CandidatesSought = graphql(
  `
    query CandidatesSought($id: ID!, $search: String!) {
      members(organisationId: $id, search: $search, first: 20) {
        nodes {
          ...Candidates_Member
        }
      }
    }
  `,
  [Candidates_Member],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), CardOrderPage, { id: idOf(params.orderId), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const order = found(answer.data.cardOrder, answer.faults);
  if (order.organisation.id !== params.id) throw data(null, 404);
  return { order };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const deed = form.get("deed");
  if (deed === "find") {
    const search = writtenIn(form)("search").slice(0, 200);
    const sought = await askForPart(visit, CandidatesSought, { id: idOf(params.id), search });
    return data({ ...DONE, deed, search, candidates: sought?.members.nodes ?? [] });
  }
  const outcome = await doWithOrder(visit, idOf(params.orderId), form);
  const said = { ...outcome, deed, search: "", candidates: [] };
  if (outcome.refusal) return data(said, 422);
  if (outcome.added !== null || outcome.notAdded.length > 0) return data(said);
  return redirect(new URL(request.url).pathname, 303);
}

export default function CardOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { order } = loaderData;
  const { path } = useLanguage();
  const words = useWords(cardOrders);
  const { number, status, organisation, size, members } = order;
  const { keepRegister } = organisation.viewerMay;
  const home = path(`/organisations/${organisation.id}`);
  const isOpen = keepRegister && status === "CREATED";
  const refused = actionData?.refusal ? { deed: actionData.deed, refusal: actionData.refusal } : null;
  return (
    <div className="page narrow">
      <PageHead title={`${words.fullTitle(number)}. ${organisation.name}`} isPrivate />
      <p>
        <Link to={`${home}/card-orders`}>{words.title}</Link>. <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.fullTitle(number)}</h1>
      <Facts order={order} />
      {isOpen && (
        <section className="panel" aria-labelledby="contents">
          <h2 id="contents">{words.contents}</h2>
          <Fill />
          <Candidates search={actionData?.search ?? ""} found={actionData?.candidates ?? []} />
          <div role="status">
            {typeof actionData?.added === "number" && <p className="done">{words.added(actionData.added)}</p>}
            {actionData && actionData.notAdded.length > 0 && (
              <p className="done">{words.notAdded(actionData.notAdded)}</p>
            )}
          </div>
          {(refused?.deed === "add" || refused?.deed === "fill" || refused?.deed === "fillWithout") && (
            <p className="problem" role="alert">
              {refused.refusal.problem}
            </p>
          )}
        </section>
      )}
      <h2>
        {words.forWhom} <span className="count">{size}</span>
      </h2>
      {refused?.deed === "remove" && (
        <p className="problem" role="alert">
          {refused.refusal.problem}
        </p>
      )}
      <Recipients key={`${status} ${size}`} members={members} isOpen={isOpen} />
      <OrderDeeds order={order} may={organisation.viewerMay} refused={refused} />
      {keepRegister && (
        <Form method="post" action={`${home}/papers`}>
          <input type="hidden" name="order" value={order.id} />
          <SendButton busy={words.sending} deed="order" isQuiet>
            {words.paper}
          </SendButton>
        </Form>
      )}
    </div>
  );
}

function Facts({ order }: Pick<Route.ComponentProps["loaderData"], "order">) {
  const words = useWords(cardOrders);
  const { status, statusChangedAt, createdAt, createdBy, chair, recipient, includesPensioners } = order;
  return (
    <>
      <p className="lead" role="status">
        {words.states[status]}
        {status !== "CREATED" && (
          <>
            {" "}
            <Moment value={statusChangedAt} isExact />
          </>
        )}
      </p>
      <dl className="facts">
        <Fact name={words.createdAt}>
          <Moment value={createdAt} isExact />
        </Fact>
        <Fact name={words.author}>{createdBy?.displayName}</Fact>
        <Fact name={words.chair}>{chair?.name}</Fact>
        <Fact name={words.recipient}>{recipient ?? words.toChair}</Fact>
        <Fact name={words.pensionersName}>
          {includesPensioners ? words.pensionersIn : words.pensionersOut}
        </Fact>
      </dl>
    </>
  );
}

function Fill() {
  const words = useWords(cardOrders);
  return (
    <Form method="post" preventScrollReset>
      <p className="note">{words.fillHint}</p>
      <p className="paper-ways">
        <SendButton busy={words.sending} deed="fill" isQuiet>
          {words.fill}
        </SendButton>
        <SendButton busy={words.sending} deed="fillWithout" isQuiet>
          {words.fillWithout}
        </SendButton>
      </p>
    </Form>
  );
}
