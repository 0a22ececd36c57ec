import { Link } from "react-router";
import type { Route } from "./+types/history-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { roleHolders } from "../language/role-holders.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/cabinet.css";

const RightsHistoryPage = graphql(`
  query RightsHistoryPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      grantChanges(first: 20, after: $after) {
        edges {
          cursor
          node {
            kind
            changedAt
            changedBy
            heldBy
            role
            startsOn
            endsOn
            reason
            isLent
          }
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
  const answer = await askForPage(visitOf(context), RightsHistoryPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { grantChanges, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who may give roles here.
  const { edges, pageInfo } = found(grantChanges, answer.faults);
  return {
    organisation,
    changes: { nodes: edges.map(({ cursor, node }) => ({ id: cursor, ...node })), pageInfo },
  };
}

type Loaded = Route.ComponentProps["loaderData"];
type Change = Loaded["changes"]["nodes"][number];

export default function RightsHistory({ loaderData: { organisation, changes } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(roleHolders);
  const pages = usePages<Change, Loaded>(changes, "after", (loaded) => loaded.changes);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.history} name={organisation.name} />
      <p>
        <Link to={path(`/organisations/${organisation.id}/rights`)}>{words.title}</Link>
      </p>
      <p>{words.historyLead}</p>
      {pages.nodes.length === 0 && <p>{words.nothing}</p>}
      <ul className="purchases">
        {pages.nodes.map((change) => (
          <li key={change.id} id={change.id} tabIndex={-1}>
            <Step change={change} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

/** What became of a role: whose it is, for how long it holds, why, and who did it. */
function Step({ change }: { readonly change: Change }) {
  const words = useWords(roleHolders);
  const { roles } = useWords(rights);
  const { kind, changedAt, changedBy, heldBy, role, startsOn, endsOn, reason, isLent } = change;
  const isOver = kind === "REVOKED" || kind === "DELETED";
  return (
    <>
      <strong>{kind === "GIVEN" && isLent ? words.lent : words.changes[kind]}</strong>: {roles[role]},{" "}
      {heldBy ? <span lang="ru">{heldBy}</span> : words.gone}
      {!isOver && (
        <>
          , {words.from} <Moment value={startsOn} />{" "}
          {endsOn ? (
            <>
              {words.until} <Moment value={endsOn} />
            </>
          ) : (
            words.endless
          )}
        </>
      )}
      {reason && (
        <>
          <br />
          {kind === "REVOKED" ? words.revoke.reason : words.reason}: <span lang="ru">{reason}</span>
        </>
      )}
      <br />
      <span className="note">
        <Moment value={changedAt} isExact />,{" "}
        {changedBy ? <span lang="ru">{changedBy}</span> : words.byPlatform}
      </span>
    </>
  );
}
