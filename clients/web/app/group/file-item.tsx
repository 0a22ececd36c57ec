import { graphql, readFragment, type FragmentOf } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";

export const FileItem_GroupFile = graphql(`
  fragment FileItem_GroupFile on GroupFile {
    id
    name
    size
  }
`);

interface FileItemProps {
  readonly groupId: string;
  readonly file: FragmentOf<typeof FileItem_GroupFile>;
}

/** A file by its name and size; the link to its content is made when it is followed. */
export function FileItem({ groupId, file }: FileItemProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, name, size } = readFragment(FileItem_GroupFile, file);
  return (
    <>
      <a href={path(`/groups/${groupId}/files/${id}`)} lang="ru">
        {name}
      </a>
      <span className="note">, {words.size(size)}</span>
    </>
  );
}
