import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/bodies-page.js";
import { isDay } from "../form/day.js";
import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { bodies as dictionary } from "../language/bodies.js";
import { dayOf } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { BODY_KINDS } from "./kinds.js";
import { endBody } from "./record.server.js";
import "../style/appeal.css";
import "../style/join.css";
import "../style/period.css";

const BodiesPage = graphql(`
  query BodiesPage($id: ID!, $on: PlainDate) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepOrganisation
      }
      bodies(on: $on) {
        id
        kind
        electedOn
        powersUntil
        endedOn
        minutesNumber
        seats(on: $on) {
          id
          name
          role
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const today = dayOf(Date.now());
  const wanted = new URL(request.url).searchParams.get("on") ?? "";
  const on = isDay(wanted) && wanted < today ? wanted : null;
  const answer = await askForPage(visitOf(context), BodiesPage, { id: idOf(params.id), on });
  if (!answer.data.viewer) throw signInFirst(request);
  const { bodies, ...organisation } = found(answer.data.organisation, answer.faults);
  const inOffice = found(bodies, answer.faults);
  const inOrder = BODY_KINDS.flatMap((kind) => inOffice.filter((body) => body.kind === kind));
  return { organisation, bodies: inOrder, on, today };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const refusal = await endBody(visitOf(context), form);
  return refusal
    ? data({ bodyId: form.get("bodyId"), refusal }, 422)
    : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Bodies({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, bodies, on, today } = loaderData;
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const home = path(`/organisations/${organisation.id}`);
  const mayKeep = organisation.viewerMay.keepOrganisation && on === null;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      {organisation.viewerMay.keepOrganisation && <Queues organisationId={organisation.id} />}
      <p>{words.lead}</p>
      {mayKeep && (
        <p>
          <Link className="button" to={`${home}/bodies/new`}>
            {words.elect}
          </Link>
        </p>
      )}
      <Form method="get" className="row days-form">
        <div className="field">
          <label htmlFor="on">{words.on}</label>
          <input id="on" name="on" type="date" max={today} defaultValue={on ?? today} key={on} />
        </div>
        <button className="button quiet">{words.show}</button>
      </Form>
      {bodies.length === 0 && <p role="status">{words.nothing}</p>}
      {bodies.map((body) => (
        <section key={body.id} aria-labelledby={body.id}>
          <h2 id={body.id}>{words.kinds[body.kind]}</h2>
          <Sitting body={body} today={on ?? today} />
          {mayKeep && (
            <Deeds
              bodyId={body.id}
              home={home}
              refusal={actionData?.bodyId === body.id ? actionData.refusal : null}
            />
          )}
        </section>
      ))}
    </div>
  );
}

interface SittingProps {
  readonly body: Loaded["bodies"][number];
  /** The day by which the term is looked at. */
  readonly today: string;
}

function Sitting({ body, today }: SittingProps) {
  const words = useWords(dictionary);
  const { electedOn, powersUntil, endedOn, minutesNumber, seats } = body;
  return (
    <>
      <dl className="facts">
        <Fact name={words.electedOn}>
          <Moment value={electedOn} />
        </Fact>
        <Fact name={words.powersUntil}>
          <Moment value={powersUntil} />
          {powersUntil < today && ` — ${words.isOver}`}
        </Fact>
        <Fact name={words.endedOn}>{endedOn && <Moment value={endedOn} />}</Fact>
        <Fact name={words.minutesNumber}>{minutesNumber}</Fact>
        <Fact name={words.size}>{seats.length}</Fact>
      </dl>
      <ul className="appeal-list">
        {seats.map(({ id, name, role }) => (
          <li key={id}>
            <span lang="ru">{name}</span>
            <span className="note">{words.roles[role]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface DeedsProps {
  readonly bodyId: string;
  readonly home: string;
  readonly refusal: Refusal | null;
}

function Deeds({ bodyId, home, refusal }: DeedsProps) {
  const words = useWords(dictionary);
  return (
    <>
      <p>
        <Link className="button quiet" to={`${home}/bodies/${bodyId}/change`}>
          {words.change}
        </Link>
      </p>
      <FoldedForm
        deed="end"
        title={words.end}
        submit={words.endSubmit}
        busy={words.sending}
        refusal={refusal}
      >
        <p>{words.endLead}</p>
        <input type="hidden" name="bodyId" value={bodyId} />
        <TextField name={`on-${bodyId}`} path="on" label={words.endOn} hint={words.today} type="date" />
      </FoldedForm>
    </>
  );
}
