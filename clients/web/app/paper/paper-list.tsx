import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { papers } from "../language/papers.js";
import { Moment } from "../layout/moment.js";

export const PaperList_Document = graphql(`
  fragment PaperList_Document on Document @_unmask {
    id
    number
    title
    code
    writtenAt
    member {
      id
      displayName
      name {
        full
      }
    }
  }
`);

/** Papers that are ready. Their links are made when they are followed, for links to files live ten minutes. */
export function PaperList({ list }: { list: readonly ResultOf<typeof PaperList_Document>[] }) {
  const { path } = useLanguage();
  const words = useWords(papers);
  return (
    <ul className="claims">
      {list.map(({ id, number, title, code, writtenAt, member }) => {
        const about = member && (member.name?.full ?? member.displayName);
        const named = [title, words.number(number), about].filter(Boolean).join(", ");
        return (
          <li key={id} id={id} tabIndex={-1}>
            <strong lang="ru">{title}</strong>
            <span className="note">
              {words.number(number)}, <Moment value={writtenAt} isExact />
              {about && <span lang="ru">, {about}</span>}
            </span>
            <span className="row">
              {(["pdf", "docx"] as const).map((format) => (
                <a
                  key={format}
                  href={path(`/papers/${id}/${format}`)}
                  aria-label={`${format.toUpperCase()}: ${named}`}
                >
                  {format.toUpperCase()}
                </a>
              ))}
              <Link to={path(`/check/${code}`)} aria-label={`${words.check}: ${named}`}>
                {words.check}
              </Link>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
