import { NavLink } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { passport } from "../language/passport.js";
import { register } from "../language/register.js";
import { verification } from "../language/verification.js";

/** What those who keep an organisation do from a telephone. */
export function Queues({ organisationId }: { organisationId: string }) {
  const { text, path } = useLanguage();
  const { title, puttingOn } = useWords(register);
  const words = useWords(verification).requests;
  const ways = [
    ["passport", useWords(passport).title],
    ["members", title],
    ["members/new", puttingOn],
    ["surveys", text.organisation.surveys],
    ["events", text.organisation.events],
    ["applications", text.join.queueShort],
    ["requests", words.short],
    ["appeals", text.organisation.appeals],
    ["letters", useWords(letters).title],
  ] as const;
  return (
    <nav aria-label={words.queues}>
      <ul className="chips">
        {ways.map(([way, name]) => (
          <li key={way}>
            <NavLink to={path(`/organisations/${organisationId}/${way}`)} end={way === "members"}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
