import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/card-orders-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { cardOrders as dictionary } from "../language/card-orders.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { createOrder } from "./create.server.js";
import { OrderFields } from "./order-fields.js";
import "../style/appeal.css";
import "../style/join.css";

const CardOrdersPage = graphql(`
  query CardOrdersPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepRegister
      }
      cardOrders(first: 20, after: $after) {
        nodes {
          id
          number
          size
          status
          createdAt
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
  const after = new URL(request.url).searchParams.get("after");
  const visit = visitOf(context);
  const [answer, instructions] = await Promise.all([
    askForPage(visit, CardOrdersPage, { id: idOf(params.id), after }),
    instructionsFor(visit, "CARD_ORDERS"),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  const { cardOrders, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, instructions, list: found(cardOrders, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const created = await createOrder(visit, idOf(params.id), await request.formData());
  if (typeof created !== "string") return data(created, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/card-orders/${created}`), 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Order = Loaded["list"]["nodes"][number];

export default function CardOrders({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, list, instructions } = loaderData;
  const words = useWords(dictionary);
  const pages = usePages<Order, Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <InstructionLinks instructions={instructions} />
      <p>{words.lead}</p>
      {organisation.viewerMay.keepRegister && (
        <FoldedForm
          deed="create"
          title={words.begin}
          submit={words.beginSubmit}
          busy={words.sending}
          refusal={actionData ?? null}
        >
          <OrderFields />
        </FoldedForm>
      )}
      {pages.nodes.length === 0 && <p role="status">{words.nothing}</p>}
      <ul className="appeal-list">
        {pages.nodes.map((order) => (
          <One key={order.id} order={order} organisationId={organisation.id} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function One({ order, organisationId }: { order: Order; organisationId: string }) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const { id, number, size, status, createdAt } = order;
  return (
    <li id={id} tabIndex={-1}>
      <Link to={path(`/organisations/${organisationId}/card-orders/${id}`)}>
        <strong>{words.order(number)}</strong>
      </Link>
      <span className={status === "DELIVERED" ? "appeal-state closed" : "appeal-state"}>
        {words.states[status]}
      </span>
      <span className="note">
        <Moment value={createdAt} /> · {words.size(size)}
      </span>
    </li>
  );
}
