import { Link } from "react-router";
import { useLanguage } from "../language/language.js";

interface TrailProps {
  readonly steps: readonly { readonly id: string; readonly name: string }[];
}

/** The organisations above what is shown, the top one first. */
export function Trail({ steps }: TrailProps) {
  const { text, path } = useLanguage();
  if (steps.length === 0) return null;
  return (
    <nav className="trail" aria-label={text.path}>
      <ol>
        {steps.map(({ id, name }) => (
          <li key={id}>
            <Link to={path(`/organisations/${id}`)}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
