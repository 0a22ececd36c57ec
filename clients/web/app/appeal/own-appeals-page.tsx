import { Link } from "react-router";
import type { Route } from "./+types/own-appeals-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appeals } from "../language/appeals.js";
import { useLanguage, useWords } from "../language/language.js";
import { More } from "../list/more.js";
import { NO_PAGE } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { AppealRow, AppealRow_Appeal } from "./appeal-row.js";
import "../style/appeal.css";

const OwnAppealsPage = graphql(
  `
    query OwnAppealsPage($after: String) {
      viewer {
        id
        member {
          id
          appeals(first: 20, after: $after) {
            nodes {
              id
              ...AppealRow_Appeal
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
  [AppealRow_Appeal],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { viewer } = (await askForPage(visitOf(context), OwnAppealsPage, { after })).data;
  if (!viewer) throw signInFirst(request);
  return { isMember: viewer.member !== null, own: viewer.member?.appeals ?? NO_PAGE };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function OwnAppeals({ loaderData: { isMember, own } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appeals);
  const pages = usePages<Loaded["own"]["nodes"][number], Loaded>(own, "after", (loaded) => loaded.own);
  return (
    <OwnPage title={words.own}>
      <p className="row appeal-ways">
        <Link className="button" to={path("/appeals/new")}>
          {words.write}
        </Link>
        <Link className="button quiet" to={path("/appeals/new/proposal")}>
          {words.propose}
        </Link>
      </p>
      <p>
        <Link to={path("/appeals/follow")}>{words.follow}</Link>
      </p>
      {pages.nodes.length === 0 && <p role="status">{isMember ? words.none : words.noMember}</p>}
      <ul className="appeal-list">
        {pages.nodes.map((appeal) => (
          <AppealRow key={appeal.id} appeal={appeal} to={`/appeals/${appeal.id}`} isOfPages />
        ))}
      </ul>
      <More pages={pages} />
    </OwnPage>
  );
}
