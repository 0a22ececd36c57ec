import { NavLink } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { ways as names } from "../language/ways.js";

/** What those who keep an organisation do from a telephone. */
export function Queues({ organisationId }: { organisationId: string }) {
  const { text, path } = useLanguage();
  const words = useWords(names);
  const ways = [
    ["passport", words.passport],
    ["statistics", words.statistics],
    ["completeness", words.completeness],
    ["monitorings", words.monitorings],
    ["members", words.members],
    ["members/new", words.puttingOn],
    ["surveys", text.organisation.surveys],
    ["events", text.organisation.events],
    ["groups", text.organisation.groups],
    ["applications", text.pages.applications],
    ["requests", words.requests],
    ["appeals", text.organisation.appeals],
    ["tasks", words.tasks],
    ["letters", words.letters],
    ["mailings", words.mailings],
    ["files", words.files],
    ["papers", words.papers],
    ["dues", words.dues],
    ["structure", words.structure],
    ["rights", words.rights],
  ] as const;
  return (
    <nav className="keepers" aria-label={words.queues}>
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
