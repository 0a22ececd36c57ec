import { Link } from "react-router";
import type { Route } from "./+types/files-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { FileItem, FileItem_GroupFile } from "./file-item.js";
import "../style/event.css";

const GroupFilesPage = graphql(
  `
    query GroupFilesPage($id: ID!, $after: String) {
      viewer {
        id
      }
      group(id: $id) {
        id
        title
        files(first: 20, after: $after) {
          totalCount
          nodes {
            id
            addedAt
            post {
              id
              title
              author {
                id
                displayName
              }
            }
            ...FileItem_GroupFile
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [FileItem_GroupFile],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), GroupFilesPage, { id: params.id, after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { id, title, files } = found(answer.data.group, answer.faults);
  return { group: { id, title }, files: found(files, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];
type Kept = Loaded["files"]["nodes"][number];

export default function GroupFiles({ loaderData: { group, files } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const pages = usePages<Kept, Loaded>(files, "after", (loaded) => loaded.files);
  return (
    <div className="page narrow">
      <PageHead title={words.files} isPrivate />
      <p>
        <Link to={path(`/groups/${group.id}`)} lang="ru">
          {group.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>
        {words.files} <span className="count">{files.totalCount}</span>
      </h1>
      <p className="note">{words.filesLead}</p>
      {pages.nodes.length === 0 && <p role="status">{words.noFiles}</p>}
      <ul className="event-list">
        {pages.nodes.map((file) => (
          <li key={file.id} className="panel event-card" id={file.id} tabIndex={-1}>
            <p>
              <FileItem groupId={group.id} file={file} />
            </p>
            <p className="note">
              {file.post?.title && (
                <>
                  <Link to={path(`/groups/${group.id}/posts/${file.post.id}`)} lang="ru">
                    {file.post.title}
                  </Link>
                  {". "}
                </>
              )}
              {file.post?.author?.displayName ?? words.someone}, <Moment value={file.addedAt} />
            </p>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}
