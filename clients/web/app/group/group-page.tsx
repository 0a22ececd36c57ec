import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/group-page.js";
import { Refused } from "../form/field.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { doWithGroup } from "./group-deeds.server.js";
import { NewsForm } from "./news-form.js";
import { writePost } from "./post-deeds.server.js";
import { PostItem_GroupPost } from "./post-item.js";
import { Posts } from "./posts.js";
import { Writing } from "./writing.js";
import "../style/event.css";
import "../style/join.css";

const GroupPage = graphql(
  `
    query GroupPage($id: ID!, $after: String, $search: String) {
      viewer {
        id
      }
      group(id: $id) {
        id
        title
        description
        openness
        closedAt
        memberCount
        organisation {
          id
          name
        }
        viewerMembership {
          standing
          because
        }
        viewerNews
        viewerCanJoin
        viewerCanRead
        viewerCanWrite
        viewerCanKeep
        viewerCanChange
        requests: members(standing: ASKED, first: 1) {
          totalCount
        }
        files(first: 1) {
          totalCount
        }
        posts(first: 20, after: $after, search: $search) {
          totalCount
          nodes {
            id
            revision
            ...PostItem_GroupPost
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [PostItem_GroupPost],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const search = searchParams.get("search")?.trim() ?? "";
  const after = searchParams.get("after");
  const answer = await askForPage(visitOf(context), GroupPage, { id: params.id, after, search });
  if (!answer.data.viewer) throw signInFirst(request);
  return { group: found(answer.data.group, answer.faults), search };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const { pathname } = new URL(request.url);
  if (form.get("deed") === "write") {
    const { id, refusal } = await writePost(visit, params.id, form);
    if (refusal) return data({ refusal, problem: null }, 422);
    return redirect(languageIn(visit.locale).path(`/groups/${params.id}/posts/${id}`), 303);
  }
  const problem = await doWithGroup(visit, params.id, form);
  return problem ? data({ refusal: null, problem }, 422) : redirect(pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Shown = Loaded["group"];

export default function Group({ loaderData: { group, search }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, title, description, organisation, openness, closedAt, memberCount } = group;
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      {organisation && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/groups`)}>{words.title}</Link>
          <span className="note" lang="ru">
            {" "}
            · {organisation.name}
          </span>
        </p>
      )}
      <h1 tabIndex={-1} lang="ru">
        {title}
      </h1>
      <p className="note">
        {closedAt ? words.closed : words.opennesses[openness]}. {words.members}: {memberCount}.
      </p>
      {description && (
        <div lang="ru">
          <PlainText text={description} />
        </div>
      )}
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <Belonging group={group} />
      {group.viewerNews && <NewsForm news={group.viewerNews} />}
      {group.viewerCanRead && (
        <>
          {group.viewerCanWrite && (
            <Refused value={actionData?.refusal ?? null}>
              <Writing problem={actionData?.refusal?.problem ?? null} />
            </Refused>
          )}
          {group.posts && <Posts key={`${id} ${search}`} groupId={id} posts={group.posts} search={search} />}
        </>
      )}
    </div>
  );
}

/** What the reader is to the group, and the one button for it. */
function Belonging({ group }: { group: Shown }) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, openness, viewerMembership, viewerCanJoin, viewerCanRead, viewerCanKeep } = group;
  const standing = viewerMembership?.standing;
  const leaving = { MEMBER: words.leave, ASKED: words.takeBack, INVITED: words.declineInvitation };
  const leave = standing && standing in leaving ? leaving[standing as keyof typeof leaving] : null;
  const join =
    standing === "INVITED" ? words.accept : openness === "OPEN" || viewerCanKeep ? words.join : words.ask;
  return (
    <section className="panel event-joining" aria-label={words.members}>
      {standing && (
        <p className="event-own" role="status">
          {words.standings[standing]}
        </p>
      )}
      {viewerMembership?.because && (
        <p className="note">
          {words.because}: <span lang="ru">{viewerMembership.because}</span>
        </p>
      )}
      {viewerCanKeep && <p className="event-own">{words.youKeep}</p>}
      <p className="note">{words.whoReads}</p>
      <div className="row">
        {viewerCanJoin && <Deed deed="join">{join}</Deed>}
        {leave && (
          <Deed deed="leave" isQuiet>
            {leave}
          </Deed>
        )}
      </div>
      {viewerCanRead && (
        <ul className="chips">
          <li>
            <Link to={path(`/groups/${id}/members`)}>
              {words.members}
              {viewerCanKeep && group.requests && group.requests.totalCount > 0
                ? `. ${words.requests}: ${group.requests.totalCount}`
                : ""}
            </Link>
          </li>
          <li>
            <Link to={path(`/groups/${id}/files`)}>
              {words.files}
              {group.files && group.files.totalCount > 0 ? `: ${group.files.totalCount}` : ""}
            </Link>
          </li>
          {group.viewerCanChange && (
            <li>
              <Link to={path(`/groups/${id}/change`)}>{words.change}</Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Deed({ deed, isQuiet, children }: { deed: string; isQuiet?: boolean; children: string }) {
  const words = useWords(groups);
  return (
    <Form method="post" preventScrollReset>
      <SendButton busy={words.sending} deed={deed} {...(isQuiet && { isQuiet })}>
        {children}
      </SendButton>
    </Form>
  );
}
