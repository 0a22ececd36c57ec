import { Link } from "react-router";
import { useLanguage } from "../language/language.js";

interface SubjectTrailProps {
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly section?: { readonly id: string; readonly title: string } | null;
}

/** On whose site, and in which section, a publication stands. */
export function SubjectTrail({ organisation, section }: SubjectTrailProps) {
  const { text, path } = useLanguage();
  if (!organisation) return null;
  const home = path(`/organisations/${organisation.id}`);
  return (
    <nav className="trail" aria-label={text.path}>
      <ol>
        <li>
          <Link to={home}>{organisation.name}</Link>
        </li>
        {section && (
          <li>
            <Link to={`${home}/sections/${section.id}`}>{section.title}</Link>
          </li>
        )}
      </ol>
    </nav>
  );
}
