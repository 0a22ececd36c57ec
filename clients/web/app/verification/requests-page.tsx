import { data, redirect } from "react-router";
import type { Route } from "./+types/requests-page.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { verification } from "../language/verification.js";
import { PageHead } from "../layout/page-head.js";
import { Queues } from "../join/queues.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { type Visit, visitOf } from "../session/visit.js";
import { decideRequest } from "./decide-request.server.js";
import {
  RequestItem,
  RequestItem_Member,
  RequestItem_MembershipRequest,
  type Sought,
} from "./request-item.js";
import "../style/join.css";

const RequestsPage = graphql(
  `
    query RequestsPage($id: ID!, $after: String, $requestId: ID!, $isSought: Boolean!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        membershipRequests(first: 20, after: $after) {
          totalCount
          nodes {
            id
            ...RequestItem_MembershipRequest
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      membershipRequest(id: $requestId) @include(if: $isSought) {
        ...RequestItem_MembershipRequest
      }
    }
  `,
  [RequestItem_MembershipRequest],
);

const NamesakesSought = graphql(
  `
    query NamesakesSought($organisationId: ID, $search: String!) {
      members(organisationId: $organisationId, search: $search, first: 10) {
        nodes {
          ...RequestItem_Member
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  `,
  [RequestItem_Member],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const requestId = wanted.get("request") ?? "";
  const answer = await askForPage(visit, RequestsPage, {
    id: params.id,
    after: wanted.get("after"),
    requestId,
    isSought: requestId !== "",
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const queue = found(organisation.membershipRequests, answer.faults);
  const asked = answer.data.membershipRequest;
  return {
    organisation: { id: organisation.id, name: organisation.name },
    queue,
    requestId,
    sought: asked ? await seek(visit, asked, wanted.get("q")) : null,
  };
}

/** Whom the register of that organisation has by these words, or by the name in the request. */
async function seek(
  visit: Visit,
  asked: Parameters<typeof RequestItem>[0]["request"],
  wish: string | null,
): Promise<Sought> {
  const { lastName, firstName, organisation } = readFragment(RequestItem_MembershipRequest, asked);
  const search = wish?.trim().slice(0, 200) || `${lastName} ${firstName}`;
  const answer = await askForPart(visit, NamesakesSought, {
    organisationId: organisation?.id ?? null,
    search,
  });
  return { search, found: answer?.members ?? null };
}

export async function action({ context, request }: Route.ActionArgs) {
  const decision = await decideRequest(visitOf(context), await request.formData());
  return decision.problem ? data(decision, 422) : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Requests({ loaderData }: Route.ComponentProps) {
  const { organisation, queue, requestId, sought } = loaderData;
  const words = useWords(verification).requests;
  const pages = usePages<Loaded["queue"]["nodes"][number], Loaded>(queue, "after", (loaded) => loaded.queue);
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {words.title} {queue.totalCount > 0 && <span className="count">{queue.totalCount}</span>}
      </h1>
      <p className="lead">{organisation.name}</p>
      <Queues organisationId={organisation.id} />
      {pages.nodes.length === 0 && <p>{words.empty}</p>}
      <ol className="queue">
        {pages.nodes.map((request) => (
          <RequestItem key={request.id} request={request} sought={request.id === requestId ? sought : null} />
        ))}
      </ol>
      <More pages={pages} />
    </div>
  );
}
