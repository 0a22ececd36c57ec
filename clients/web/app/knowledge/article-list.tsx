import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useLanguage, useWords } from "../language/language.js";

export const ArticleList_KnowledgeArticle = graphql(`
  fragment ArticleList_KnowledgeArticle on KnowledgeArticle {
    id
    title
    locale
    topic
    lawReference
    audience
    documents {
      url
    }
  }
`);

/** Articles of the knowledge base as one looks through them: what it is about, on what it rests, for whom it is. */
export function ArticleList({
  articles,
}: {
  articles: readonly FragmentOf<typeof ArticleList_KnowledgeArticle>[];
}) {
  const { path, locale: reading } = useLanguage();
  const words = useWords(knowledge);
  return (
    <ul className="knowledge-list">
      {articles.map((article) => {
        const { id, title, locale, topic, lawReference, audience, documents } = readFragment(
          ArticleList_KnowledgeArticle,
          article,
        );
        const language = locale.toLowerCase();
        const foreign = language === reading ? undefined : language;
        const about = [topic, lawReference].filter(Boolean).join(" · ");
        const told = [
          audience === "KEEPERS" && words.audiences.KEEPERS,
          documents.length > 0 && words.counted(documents.length),
        ];
        return (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/knowledge/${id}`)} lang={foreign}>
              {title}
            </Link>
            <p className="note">
              <span lang={foreign}>{about}</span>
              {told.map((one) => one && ` · ${one}`)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
