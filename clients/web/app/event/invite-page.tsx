import { data, Form, Link } from "react-router";
import type { Route } from "./+types/invite-page.js";
import { SendButton } from "../form/send-button.js";
import { valuesOf } from "../form/written.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { inviteToEvent } from "./invite.server.js";
import "../style/event.css";
import "../style/join.css";

const InvitePage = graphql(`
  query InvitePage($id: ID!) {
    viewer {
      id
    }
    event(id: $id) {
      id
      title
      status
      invited
      viewerCanKeep
    }
  }
`);

const GuestsSought = graphql(`
  query GuestsSought($search: String!) {
    members(search: $search, first: 10) {
      nodes {
        id
        displayName
        name {
          full
        }
        organisation {
          id
          name
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const search = new URL(request.url).searchParams.get("q")?.trim().slice(0, 200) ?? "";
  const answer = await askForPage(visit, InvitePage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const event = found(answer.data.event, answer.faults);
  if (!event.viewerCanKeep || event.status !== "PLANNED") throw data(null, 404);
  const sought = search ? await askForPart(visit, GuestsSought, { search }) : null;
  return { event, search, members: sought?.members.nodes ?? [] };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const answer = await inviteToEvent(visitOf(context), params.id, form);
  return data({ ...answer, values: valuesOf(form) }, answer.problem ? 422 : 200);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Invite({ loaderData, actionData }: Route.ComponentProps) {
  const { event } = loaderData;
  const { path } = useLanguage();
  const words = useWords(events);
  return (
    <div className="page narrow">
      <PageHead title={`${words.invite.title}. ${event.title}`} isPrivate />
      <p>
        <Link to={path(`/events/${event.id}`)} lang="ru">
          {event.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>{words.invite.title}</h1>
      <p className="note">
        {words.invited}: {event.invited ?? 0}
      </p>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {actionData && (!actionData.problem || actionData.counted) && (
        <p className="event-own" role="status">
          {actionData.isCount
            ? words.invite.counted(actionData.selected, actionData.invited)
            : words.invite.done(actionData.invited)}
        </p>
      )}
      <Selection
        values={actionData?.values ?? {}}
        counted={actionData?.counted ?? ""}
        invited={actionData?.invited ?? 0}
      />
      <ByName {...loaderData} />
    </div>
  );
}

interface SelectionProps {
  readonly values: Readonly<Record<string, string>>;
  readonly counted: string;
  /** How many would be invited of those who were counted. */
  readonly invited: number;
}

function Selection({ values, counted, invited }: SelectionProps) {
  const words = useWords(events);
  const { invite } = words;
  const age = (name: "ageFrom" | "ageUntil" | "childAgeFrom" | "childAgeUntil") => (
    <div className="field">
      <label htmlFor={name}>{invite[name]}</label>
      <input id={name} name={name} type="number" min={0} max={150} defaultValue={values[name]} />
    </div>
  );
  return (
    <Form method="post" className="panel join-form" preventScrollReset>
      <h2>{invite.selection}</h2>
      <p className="note">{invite.lead}</p>
      <div className="field">
        <label htmlFor="sex">{invite.sex}</label>
        <select id="sex" name="sex" defaultValue={values["sex"]}>
          <option value="">{invite.anySex}</option>
          <option value="FEMALE">{invite.sexes.FEMALE}</option>
          <option value="MALE">{invite.sexes.MALE}</option>
        </select>
      </div>
      <div className="event-pair">
        {age("ageFrom")}
        {age("ageUntil")}
      </div>
      <label className="event-check">
        <input
          type="checkbox"
          name="haveChildren"
          value="1"
          defaultChecked={Boolean(values["haveChildren"])}
        />{" "}
        {invite.haveChildren}
      </label>
      <div className="event-pair">
        {age("childAgeFrom")}
        {age("childAgeUntil")}
      </div>
      <p className="row">
        <input type="hidden" name="counted" value={counted} />
        <SendButton busy={words.sending} deed="count" isQuiet={counted !== ""}>
          {invite.count}
        </SendButton>
        {counted && invited > 0 && (
          <SendButton busy={words.sending} deed="invite">
            {invite.yes(invited)}
          </SendButton>
        )}
      </p>
    </Form>
  );
}

function ByName({ search, members }: Loaded) {
  const words = useWords(events);
  const { invite } = words;
  return (
    <section className="panel" aria-labelledby="by-name">
      <h2 id="by-name">{invite.byName}</h2>
      <Form method="get" role="search" className="search-box" preventScrollReset>
        <label htmlFor="guest">{invite.search}</label>
        <div className="search-field">
          <input id="guest" type="search" name="q" defaultValue={search} maxLength={200} />
          <button className="button">{invite.find}</button>
        </div>
      </Form>
      {search && members.length === 0 && <p role="status">{invite.nobody}</p>}
      <ul className="attendance">
        {members.map(({ id, name, displayName, organisation }) => (
          <li key={id}>
            <span lang="ru" id={`guest-${id}`}>
              {name?.full ?? displayName}
              {organisation && <span className="note"> · {organisation.name}</span>}
            </span>
            <Form method="post" preventScrollReset aria-labelledby={`guest-${id}`}>
              <input type="hidden" name="member" value={id} />
              <button className="button small quiet">{invite.submit}</button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
