import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/members-page.js";
import { SendButton } from "../form/send-button.js";
import { valuesOf } from "../form/written.js";
import { ask, found, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { register } from "../language/register.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { REASONS } from "./reasons.js";
import { removeFromRegister } from "./remove.server.js";
import "../style/join.css";

const MembersPage = graphql(`
  query MembersPage($id: ID!, $search: String, $after: String) {
    organisation(id: $id) {
      id
      name
    }
    members(organisationId: $id, search: $search, first: 20, after: $after) {
      totalCount
      nodes {
        id
        displayName
        name {
          full
        }
        bornOn
        position
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const search = wanted.get("q")?.trim().slice(0, 200) ?? "";
  try {
    const answer = await ask(visitOf(context), MembersPage, {
      id: params.id,
      search: search || null,
      after: wanted.get("after"),
    });
    const organisation = found(answer.data.organisation, answer.faults);
    return { organisation, search, members: answer.data.members };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (hasCode(error.faults, "UNAUTHENTICATED")) throw signInFirst(request);
    throw data(
      null,
      hasCode(error.faults, "FORBIDDEN") || hasCode(error.faults, "BAD_USER_INPUT") ? 404 : 503,
    );
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const problem = await removeFromRegister(visitOf(context), form);
  const { pathname, search } = new URL(request.url);
  return problem ? data({ problem, values: valuesOf(form) }, 422) : redirect(pathname + search, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Members({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, search, members } = loaderData;
  const { text, path } = useLanguage();
  const words = useWords(register);
  const { hasNextPage, endCursor } = members.pageInfo;
  const next = new URLSearchParams({ ...(search && { q: search }), after: endCursor ?? "" });
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {words.title} <span className="count">{members.totalCount}</span>
      </h1>
      <p className="lead">{organisation.name}</p>
      <Queues organisationId={organisation.id} />
      <p>
        <Link className="button" to={path(`/organisations/${organisation.id}/members/new`)}>
          {words.putOn}
        </Link>
      </p>
      <Form method="get" role="search" className="search-box">
        <label htmlFor="member-search">{words.search}</label>
        <div className="search-field">
          <input id="member-search" type="search" name="q" defaultValue={search} maxLength={200} />
          <button className="button">{text.search.submit}</button>
        </div>
      </Form>
      {members.nodes.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="queue">
        {members.nodes.map((member) => (
          <One
            key={member.id}
            member={member}
            papersPath={`/organisations/${organisation.id}/papers/member?member=${member.id}`}
            refused={actionData?.values["member"] === member.id ? actionData : null}
          />
        ))}
      </ul>
      {hasNextPage && (
        <p className="more">
          <Link className="button quiet" to={`?${next}`} rel="next">
            {words.next}
          </Link>
        </p>
      )}
    </div>
  );
}

interface OneProps {
  readonly member: Loaded["members"]["nodes"][number];
  readonly papersPath: string;
  readonly refused: { readonly problem: string; readonly values: Readonly<Record<string, string>> } | null;
}

function One({ member: { id, name, displayName, bornOn, position }, papersPath, refused }: OneProps) {
  const { path, day } = useLanguage();
  const joining = useWords(join);
  const words = useWords(register);
  return (
    <li className="panel application">
      <h2>{name?.full ?? displayName}</h2>
      <p className="note">{[bornOn && day(bornOn), position].filter(Boolean).join(", ")}</p>
      <p>
        <Link to={path(papersPath)}>{words.papers}</Link>
      </p>
      {refused && (
        <p className="problem" role="alert">
          {refused.problem}
        </p>
      )}
      <details open={refused !== null || undefined}>
        <summary>{words.remove}</summary>
        <Form method="post" className="join-form" preventScrollReset>
          <input type="hidden" name="member" value={id} />
          <div className="field">
            <label htmlFor={`reason-${id}`}>{words.reason}</label>
            <select id={`reason-${id}`} name="reason" defaultValue={refused?.values["reason"]}>
              {REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {words.reasons[reason]}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`on-${id}`}>{joining.decidedOn}</label>
            <input id={`on-${id}`} type="date" name="decidedOn" defaultValue={refused?.values["decidedOn"]} />
          </div>
          <div className="field">
            <label htmlFor={`number-${id}`}>{joining.decisionNumber}</label>
            <input
              id={`number-${id}`}
              name="decisionNumber"
              maxLength={60}
              defaultValue={refused?.values["decisionNumber"]}
            />
          </div>
          <div className="field">
            <label htmlFor={`note-${id}`}>{joining.note}</label>
            <input id={`note-${id}`} name="note" maxLength={300} defaultValue={refused?.values["note"]} />
          </div>
          <SendButton busy={words.sending} isQuiet>
            {words.removeSubmit}
          </SendButton>
        </Form>
      </details>
    </li>
  );
}
