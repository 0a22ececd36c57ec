import { Link } from "react-router";
import type { Route } from "./+types/own-groups-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { More } from "../list/more.js";
import { NO_PAGE } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { GroupCard, GroupCard_Group } from "./group-card.js";
import "../style/event.css";

const OwnGroupsPage = graphql(
  `
    query OwnGroupsPage($after: String) {
      viewer {
        id
        member {
          id
          organisation {
            id
            name
          }
          groups(first: 20, after: $after) {
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
    }
  `,
  [GroupCard_Group],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { viewer } = (await askForPage(visitOf(context), OwnGroupsPage, { after })).data;
  if (!viewer) throw signInFirst(request);
  return { home: viewer.member?.organisation ?? null, own: viewer.member?.groups ?? NO_PAGE };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function OwnGroups({ loaderData: { home, own } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const pages = usePages<Loaded["own"]["nodes"][number], Loaded>(own, "after", (loaded) => loaded.own);
  return (
    <OwnPage title={words.own}>
      {pages.nodes.length === 0 && <p role="status">{words.nothingOwn}</p>}
      <ul className="event-list">
        {pages.nodes.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </ul>
      <More pages={pages} />
      {home && (
        <p>
          <Link className="button quiet" to={path(`/organisations/${home.id}/groups`)}>
            {words.title}: <span lang="ru">{home.name}</span>
          </Link>
        </p>
      )}
    </OwnPage>
  );
}
