import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/holders-page.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { roleHolders } from "../language/role-holders.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Holder, Holder_Grant } from "./holder.js";
import { revokeGrant } from "./revoke.server.js";
import "../style/appeal.css";
import "../style/join.css";

const HoldersPage = graphql(
  `
    query HoldersPage($id: ID!, $after: String) {
      viewer {
        id
        grants {
          id
        }
      }
      organisation(id: $id) {
        id
        name
        closedOn
        viewerMayGrant
        grants(first: 20, after: $after) {
          nodes {
            ...Holder_Grant
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [Holder_Grant],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const asked = { id: idOf(params.id), after: wanted.get("after") };
  const answer = await askForPage(visitOf(context), HoldersPage, asked);
  const { viewer } = answer.data;
  if (!viewer) throw signInFirst(request);
  const { grants, viewerMayGrant, ...organisation } = found(answer.data.organisation, answer.faults);
  return {
    organisation,
    // Null but for those who keep it.
    list: found(grants, answer.faults),
    mayGive: found(viewerMayGrant, answer.faults),
    own: viewer.grants.map(({ id }) => id),
    done: wanted.get("done"),
    revoked: wanted.get("revoked"),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const grantId = writtenIn(form)("grantId");
  const refusal = await revokeGrant(visitOf(context), grantId, form);
  if (refusal) return data({ grantId, refusal }, 422);
  const done = new URLSearchParams({ done: "revoked", revoked: grantId });
  return redirect(`${new URL(request.url).pathname}?${done}`, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Holders({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, mayGive, done, revoked } = loaderData;
  const { path } = useLanguage();
  const words = useWords(roleHolders);
  const home = path(`/organisations/${organisation.id}/rights`);
  const isDone = !actionData && done !== null && done in words.done;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <div role="status">
        {isDone && <p className="done">{words.done[done as keyof typeof words.done]}</p>}
      </div>
      <p>{words.lead}</p>
      {mayGive.length > 0 ? (
        <p className="row">
          {!organisation.closedOn && (
            <Link className="button" to={`${home}/new`}>
              {words.give}
            </Link>
          )}
          <Link className="button quiet" to={`${home}/history`}>
            {words.history}
          </Link>
        </p>
      ) : (
        <LendInstead />
      )}
      {/* What was taken away is gone from the pages shown so far too. */}
      <List key={revoked} loaded={loaderData} refused={actionData ?? null} />
    </div>
  );
}

/** Whoever may give no role may still lend their own. */
function LendInstead() {
  const { path } = useLanguage();
  return (
    <p className="note">
      {useWords(roleHolders).othersGive} <Link to={path("/cabinet/rights")}>{useWords(rights).title}</Link>.
    </p>
  );
}

interface ListProps {
  readonly loaded: Loaded;
  readonly refused: { readonly grantId: string; readonly refusal: Refusal } | null;
}

function List({ loaded: { list, mayGive, own }, refused }: ListProps) {
  const words = useWords(roleHolders);
  const pages = usePages<ResultOf<typeof Holder_Grant>, Loaded>(list, "after", (later) => later.list);
  return (
    <>
      {pages.nodes.length === 0 && <p>{words.nobody}</p>}
      {pages.nodes.map((grant) => (
        <Holder
          key={grant.id}
          grant={grant}
          isOwn={own.includes(grant.id)}
          mayRevoke={mayGive.includes(grant.role)}
          refusal={refused?.grantId === grant.id ? refused.refusal : null}
        />
      ))}
      <More pages={pages} />
    </>
  );
}
