import { NavLink } from "react-router";
import { useLanguage } from "../language/language.js";

/** Who waits for the keepers of a register: those who join, and members who have no account yet. */
export function Queues({ organisationId }: { organisationId: string }) {
  const { text, path } = useLanguage();
  const to = (queue: string) => path(`/organisations/${organisationId}/${queue}`);
  return (
    <nav aria-label={text.account.requests.queues}>
      <ul className="chips">
        <li>
          <NavLink to={to("applications")}>{text.join.queueShort}</NavLink>
        </li>
        <li>
          <NavLink to={to("requests")}>{text.account.requests.short}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
