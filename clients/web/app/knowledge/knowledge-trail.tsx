import { Link } from "react-router";
import { useLanguage } from "../language/language.js";

interface KnowledgeTrailProps {
  readonly rubric?: { readonly id: string; readonly title: string } | null;
}

/** From an article to its rubric, and to the whole knowledge base. */
export function KnowledgeTrail({ rubric }: KnowledgeTrailProps) {
  const { text, path } = useLanguage();
  return (
    <nav className="trail" aria-label={text.path}>
      <ol>
        <li>
          <Link to={path("/knowledge")}>{text.article.knowledge}</Link>
        </li>
        {rubric && (
          <li>
            <Link to={path(`/knowledge/rubrics/${rubric.id}`)}>{rubric.title}</Link>
          </li>
        )}
      </ol>
    </nav>
  );
}
