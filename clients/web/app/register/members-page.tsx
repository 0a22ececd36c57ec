import { data, Form, Link, redirect, useLocation } from "react-router";
import type { Route } from "./+types/members-page.js";
import { DuplicatesLink, DuplicatesLink_Organisation } from "../duplicate/duplicates-link.js";
import { valuesOf } from "../form/written.js";
import { ask, found, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { useLanguage, useWords } from "../language/language.js";
import { register } from "../language/register.js";
import { PageHead } from "../layout/page-head.js";
import { NextPage } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { RemovalForm } from "./removal-form.js";
import { removeFromRegister } from "./remove.server.js";
import "../style/join.css";

const MembersPage = graphql(
  `
    query MembersPage($id: ID!, $search: String, $status: MemberStatus!, $after: String) {
      organisation(id: $id) {
        id
        name
        ...DuplicatesLink_Organisation
      }
      members(organisationId: $id, search: $search, status: $status, first: 20, after: $after) {
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
  `,
  [DuplicatesLink_Organisation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const search = wanted.get("q")?.trim().slice(0, 200) ?? "";
  const isRemoved = wanted.has("removed");
  try {
    const [answer, instructions] = await Promise.all([
      ask(visit, MembersPage, {
        id: params.id,
        search: search || null,
        status: isRemoved ? "REMOVED" : "ON_REGISTER",
        after: wanted.get("after"),
      }),
      instructionsFor(visit, "REGISTER"),
    ]);
    const organisation = found(answer.data.organisation, answer.faults);
    const isDone = wanted.get("done") === "removed";
    return { organisation, search, isRemoved, isDone, members: answer.data.members, instructions };
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
  if (problem) return data({ problem, values: valuesOf(form) }, 422);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("done", "removed");
  return redirect(`${pathname}?${searchParams}`, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Members({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, search, isRemoved, isDone, members, instructions } = loaderData;
  const { text, path } = useLanguage();
  const { key } = useLocation();
  const words = useWords(register);
  const kept = { ...(search && { q: search }), ...(isRemoved && { removed: "" }) };
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {isRemoved ? words.removed : words.title} <span className="count">{members.totalCount}</span>
      </h1>
      <p className="lead">{organisation.name}</p>
      <div role="status">
        {isDone && !actionData && (
          <p className="done" key={key}>
            {words.isRemoved}
          </p>
        )}
      </div>
      <Queues organisationId={organisation.id} />
      <DuplicatesLink organisation={organisation} />
      <InstructionLinks instructions={instructions} />
      <p className="row">
        <Link className="button" to={path(`/organisations/${organisation.id}/members/new`)}>
          {words.putOn}
        </Link>
        <Link className="button quiet" to={path(`/organisations/${organisation.id}/card-orders`)}>
          {words.orderCards}
        </Link>
      </p>
      <Form method="get" role="search" className="search-box">
        {isRemoved && <input type="hidden" name="removed" value="" />}
        <label htmlFor="member-search">{words.search}</label>
        <div className="search-field">
          <input id="member-search" type="search" name="q" defaultValue={search} maxLength={200} />
          <button className="button">{text.search.submit}</button>
        </div>
      </Form>
      <p>
        <Link to={isRemoved ? "?" : "?removed"}>{isRemoved ? words.onRegister : words.removed}</Link>
      </p>
      {members.nodes.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="queue">
        {members.nodes.map((member) => (
          <One
            key={member.id}
            member={member}
            organisationId={organisation.id}
            isRemoved={isRemoved}
            refused={actionData?.values["member"] === member.id ? actionData : null}
          />
        ))}
      </ul>
      <NextPage pageInfo={members.pageInfo} kept={kept}>
        {words.next}
      </NextPage>
    </div>
  );
}

interface OneProps {
  readonly member: Loaded["members"]["nodes"][number];
  readonly organisationId: string;
  readonly isRemoved: boolean;
  readonly refused: { readonly problem: string; readonly values: Readonly<Record<string, string>> } | null;
}

function One({ member, organisationId, isRemoved, refused }: OneProps) {
  const { id, name, displayName, bornOn, position } = member;
  const { path, day } = useLanguage();
  const words = useWords(register);
  return (
    <li className="panel application">
      <h2 lang="ru">
        <Link to={path(`/organisations/${organisationId}/members/${id}`)}>{name?.full ?? displayName}</Link>
      </h2>
      <p className="note">{[bornOn && day(bornOn), position].filter(Boolean).join(", ")}</p>
      <p>
        <Link to={path(`/organisations/${organisationId}/papers/member?member=${id}`)}>{words.papers}</Link>
      </p>
      {refused && (
        <p className="problem" role="alert">
          {refused.problem}
        </p>
      )}
      {!isRemoved && <RemovalForm memberId={id} values={refused?.values ?? null} />}
    </li>
  );
}
