import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/members-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { NextPage } from "../list/next-page.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { doWithGroup } from "./group-deeds.server.js";
import "../style/event.css";
import "../style/join.css";

const GroupMembersPage = graphql(`
  query GroupMembersPage($id: ID!, $after: String, $asked: String) {
    viewer {
      id
      member {
        id
      }
    }
    group(id: $id) {
      id
      title
      closedAt
      viewerCanKeep
      viewerCanChange
      organisation {
        id
      }
      members(first: 50, after: $after) {
        totalCount
        nodes {
          id
          isKeeper
          member {
            id
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      requests: members(standing: ASKED, first: 50, after: $asked) {
        nodes {
          id
          member {
            id
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      invited: members(standing: INVITED, first: 1) {
        totalCount
      }
    }
  }
`);

const GroupGuestsSought = graphql(`
  query GroupGuestsSought($place: ID!, $search: String!) {
    members(organisationId: $place, search: $search, first: 10) {
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
  const asked = new URL(request.url).searchParams;
  const search = asked.get("q")?.trim().slice(0, 200) ?? "";
  const answer = await askForPage(visit, GroupMembersPage, {
    id: params.id,
    after: asked.get("after"),
    asked: asked.get("asked"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const { members, ...group } = found(answer.data.group, answer.faults);
  const place = group.organisation?.id;
  const isSought = search !== "" && place !== undefined && group.viewerCanChange;
  const sought = isSought ? await askForPart(visit, GroupGuestsSought, { place, search }) : null;
  return {
    group,
    members: found(members, answer.faults),
    ownId: answer.data.viewer.member?.id ?? null,
    search,
    // Whoever does not see the register is refused the search.
    sought: isSought ? (sought?.members.nodes ?? null) : [],
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const problem = await doWithGroup(visitOf(context), params.id, form);
  const { pathname, search } = new URL(request.url);
  return problem ? data({ problem }, 422) : redirect(pathname + search, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Node = Loaded["members"]["nodes"][number];

export default function GroupMembers({ loaderData, actionData }: Route.ComponentProps) {
  const { group, members } = loaderData;
  const { path } = useLanguage();
  const words = useWords(groups);
  const pages = usePages<Node, Loaded>(members, "after", (loaded) => loaded.members);
  return (
    <div className="page narrow">
      <PageHead title={`${words.members}. ${group.title}`} isPrivate />
      <p>
        <Link to={path(`/groups/${group.id}`)} lang="ru">
          {group.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>
        {words.members} <span className="count">{members.totalCount}</span>
      </h1>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {group.viewerCanKeep && !group.closedAt && (
        <>
          <Requests group={group} />
          {group.viewerCanChange && <Inviting {...loaderData} />}
        </>
      )}
      <ul className="attendance">
        {pages.nodes.map((one) => (
          <One key={one.id} one={one} {...loaderData} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function One({ one, group, ownId }: { one: Node; group: Loaded["group"]; ownId: string | null }) {
  const words = useWords(groups);
  const { id, isKeeper, member } = one;
  if (!member) return null;
  const mayRemove = group.viewerCanKeep && member.id !== ownId && (!isKeeper || group.viewerCanChange);
  return (
    <li id={id} tabIndex={-1}>
      <span lang="ru">
        {member.displayName}
        {isKeeper && <span className="note"> · {words.keeper}</span>}
      </span>
      {group.viewerCanChange && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="member" value={member.id} />
          <button className="button small quiet" name="deed" value={isKeeper ? "no-keeper" : "keeper"}>
            {isKeeper ? words.noKeeper : words.nameKeeper}
            <span className="unseen">: {member.displayName}</span>
          </button>
        </Form>
      )}
      {mayRemove && (
        <details className="event-keeping">
          <summary>
            {words.remove}
            <span className="unseen">: {member.displayName}</span>
          </summary>
          <Reasoned deed="remove" memberId={member.id} label={words.removeBecause} isRequired>
            {words.remove}
          </Reasoned>
        </details>
      )}
    </li>
  );
}

interface ReasonedProps {
  readonly deed: string;
  readonly memberId: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly children: string;
}

/** A deed on a person that says why. */
function Reasoned({ deed, memberId, label, isRequired, children }: ReasonedProps) {
  const words = useWords(groups);
  const field = `${deed}-${memberId}`;
  return (
    <Form method="post" className="join-form" preventScrollReset>
      <input type="hidden" name="member" value={memberId} />
      <div className="field">
        <label htmlFor={field}>{label}</label>
        <input id={field} name="because" maxLength={500} required={isRequired} />
      </div>
      <SendButton busy={words.sending} deed={deed} isQuiet>
        {children}
      </SendButton>
    </Form>
  );
}

function Requests({ group: { requests } }: { group: Loaded["group"] }) {
  const words = useWords(groups);
  const nodes = requests?.nodes ?? [];
  return (
    <section className="panel" aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      {nodes.length === 0 && <p className="note">{words.noRequests}</p>}
      <ul className="attendance">
        {nodes.map(({ id, member }) => {
          if (!member) return null;
          return (
            <li key={id}>
              <span lang="ru">{member.displayName}</span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="member" value={member.id} />
                <button className="button small" name="deed" value="accept">
                  {words.takeIn}
                  <span className="unseen">: {member.displayName}</span>
                </button>
              </Form>
              <details className="event-keeping">
                <summary>
                  {words.decline}
                  <span className="unseen">: {member.displayName}</span>
                </summary>
                <Reasoned deed="decline" memberId={member.id} label={words.declineBecause}>
                  {words.decline}
                </Reasoned>
              </details>
            </li>
          );
        })}
      </ul>
      <NextPage pageInfo={requests?.pageInfo} name="asked">
        {words.requests}…
      </NextPage>
    </section>
  );
}

function Inviting({ group, search, sought }: Pick<Loaded, "group" | "search" | "sought">) {
  const words = useWords(groups);
  return (
    <section className="panel" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p className="note">
        {words.invited}: {group.invited?.totalCount ?? 0}
      </p>
      <Form method="get" role="search" className="join-form">
        <div className="field">
          <label htmlFor="q">{words.inviteSearch}</label>
          <input id="q" type="search" name="q" defaultValue={search} maxLength={200} />
        </div>
        <button className="button quiet">{words.find}</button>
      </Form>
      {search !== "" && !sought?.length && (
        <p role="status">{sought ? words.nobodyFound : words.mayNotSeek}</p>
      )}
      <ul className="attendance">
        {sought?.map(({ id, displayName, name, organisation }) => (
          <li key={id}>
            <span lang="ru">
              {name?.full ?? displayName}
              {organisation && <span className="note"> · {organisation.name}</span>}
            </span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="member" value={id} />
              <button className="button small" name="deed" value="invite">
                {words.invite}
                <span className="unseen">: {displayName}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
