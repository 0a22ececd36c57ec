import { Link } from "react-router";
import { knowledge } from "../language/knowledge.js";
import { useWords } from "../language/language.js";
import { type Audience, AUDIENCES } from "./audience.js";
import "../style/form.css";

/** Narrows articles to those for whom they are written. */
export function AudienceChips({ chosen }: { chosen: Audience | null }) {
  const words = useWords(knowledge);
  return (
    <nav aria-label={words.audience}>
      <ul className="chips">
        {[null, ...AUDIENCES].map((one) => (
          <li key={one}>
            <Link to={one ? `?for=${one.toLowerCase()}` : "?"} aria-current={one === chosen || undefined}>
              {one ? words.audiences[one] : words.everyone}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
