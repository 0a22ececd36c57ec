import { Link } from "react-router";
import { excerpt } from "../feed/excerpt.js";
import { graphql, readFragment, type FragmentOf } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { FileItem, FileItem_GroupFile } from "./file-item.js";

export const PostItem_GroupPost = graphql(
  `
    fragment PostItem_GroupPost on GroupPost {
      id
      title
      text
      status
      hiddenBecause
      writtenAt
      editedAt
      author {
        id
        displayName
      }
      files {
        id
        ...FileItem_GroupFile
      }
      comments(first: 1) {
        totalCount
      }
    }
  `,
  [FileItem_GroupFile],
);

interface PostItemProps {
  readonly groupId: string;
  readonly post: FragmentOf<typeof PostItem_GroupPost>;
}

/** A post in the list of its group. */
export function PostItem({ groupId, post }: PostItemProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, title, text, status, hiddenBecause, writtenAt, editedAt, author, files, comments } =
    readFragment(PostItem_GroupPost, post);
  return (
    <li className="panel event-card" id={id} tabIndex={-1}>
      {title !== null && (
        <h3 lang="ru">
          <Link to={path(`/groups/${groupId}/posts/${id}`)}>{title}</Link>
        </h3>
      )}
      <p className="note">
        {(title !== null || status === "VISIBLE") && `${author?.displayName ?? words.someone}, `}
        <Moment value={writtenAt} isExact />
        {editedAt && `, ${words.edited}`}
      </p>
      {status === "HIDDEN" && (
        <p className="event-state">
          {words.hidden} {hiddenBecause}
        </p>
      )}
      {text !== null && <p lang="ru">{excerpt(text)}</p>}
      {files.map((file) => (
        <p key={file.id}>
          <FileItem groupId={groupId} file={file} />
        </p>
      ))}
      {comments.totalCount > 0 && (
        <p className="note">
          {words.comments}: {comments.totalCount}
        </p>
      )}
    </li>
  );
}
