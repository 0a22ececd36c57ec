import { Link, useLocation } from "react-router";
import type { Route } from "./+types/groups-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import { GroupCard, GroupCard_Group } from "./group-card.js";
import "../style/event.css";

const GroupsPage = graphql(
  `
    query GroupsPage($id: ID!, $closed: Boolean!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        viewerCanOpenGroups
        groups(first: 20, after: $after, closed: $closed) {
          nodes {
            id
            ...GroupCard_Group
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [GroupCard_Group],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const isArchive = asked.has("closed");
  const answer = await askForPage(visitOf(context), GroupsPage, {
    id: params.id,
    closed: isArchive,
    after: asked.get("after"),
  });
  const organisation = found(answer.data.organisation, answer.faults);
  return { organisation, isArchive, isSignedIn: answer.data.viewer !== null };
}

type Loaded = Route.ComponentProps["loaderData"];
type Node = Loaded["organisation"]["groups"]["nodes"][number];

export default function Groups({
  loaderData: { organisation, isArchive, isSignedIn },
}: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, name, viewerCanOpenGroups } = organisation;
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${name}`} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">
        <Link to={path(`/organisations/${id}`)} lang="ru">
          {name}
        </Link>
      </p>
      <p>{words.lead}</p>
      {viewerCanOpenGroups && (
        <>
          <Queues organisationId={id} />
          <p>
            <Link className="button" to={path(`/organisations/${id}/groups/new`)}>
              {words.openGroup}
            </Link>
          </p>
        </>
      )}
      {isSignedIn ? (
        <>
          <ul className="chips">
            {[false, true].map((archive) => (
              <li key={String(archive)}>
                <Link
                  to={archive ? "?closed=1" : "?"}
                  aria-current={archive === isArchive ? "page" : undefined}
                >
                  {archive ? words.archive : words.open}
                </Link>
              </li>
            ))}
          </ul>
          <List key={`${id} ${isArchive}`} organisation={organisation} />
        </>
      ) : (
        <SignIn />
      )}
    </div>
  );
}

function List({ organisation }: { organisation: Loaded["organisation"] }) {
  const words = useWords(groups);
  const pages = usePages<Node, Loaded>(organisation.groups, "after", (loaded) => loaded.organisation.groups);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.nothing}</p>}
      <ul className="event-list">
        {pages.nodes.map((group) => (
          <GroupCard key={group.id} group={group} organisationId={organisation.id} />
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

function SignIn() {
  const { path } = useLanguage();
  const { pathname } = useLocation();
  const words = useWords(groups);
  return (
    <Link className="button" to={`${path("/sign-in")}?returnTo=${encodeURIComponent(pathname)}`}>
      {words.signIn}
    </Link>
  );
}
