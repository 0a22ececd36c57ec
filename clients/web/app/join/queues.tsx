import { NavLink } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { register } from "../language/register.js";
import { verification } from "../language/verification.js";

/** Who waits for the keepers of a register: those who join, and members who have no account yet. */
export function Queues({ organisationId }: { organisationId: string }) {
  const { text, path } = useLanguage();
  const { title } = useWords(register);
  const words = useWords(verification).requests;
  const { title: post } = useWords(letters);
  const to = (queue: string) => path(`/organisations/${organisationId}/${queue}`);
  return (
    <nav aria-label={words.queues}>
      <ul className="chips">
        <li>
          <NavLink to={to("members")}>{title}</NavLink>
        </li>
        <li>
          <NavLink to={to("events")}>{text.organisation.events}</NavLink>
        </li>
        <li>
          <NavLink to={to("surveys")}>{text.organisation.surveys}</NavLink>
        </li>
        <li>
          <NavLink to={to("applications")}>{text.join.queueShort}</NavLink>
        </li>
        <li>
          <NavLink to={to("requests")}>{words.short}</NavLink>
        </li>
        <li>
          <NavLink to={to("appeals")}>{text.organisation.appeals}</NavLink>
        </li>
        <li>
          <NavLink to={to("letters")}>{post}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
