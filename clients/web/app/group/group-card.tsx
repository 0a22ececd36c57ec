import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";

export const GroupCard_Group = graphql(`
  fragment GroupCard_Group on Group {
    id
    title
    openness
    closedAt
    memberCount
    organisation {
      id
      name
    }
    viewerMembership {
      standing
    }
  }
`);

interface GroupCardProps {
  readonly group: FragmentOf<typeof GroupCard_Group>;
  /** The organisation whose page it is: its name need not be said. */
  readonly organisationId?: string;
}

/** A group in a list, and what the reader is to it. */
export function GroupCard({ group, organisationId }: GroupCardProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, title, openness, closedAt, memberCount, organisation, viewerMembership } = readFragment(
    GroupCard_Group,
    group,
  );
  return (
    <li className="panel event-card" id={id} tabIndex={-1}>
      <h2 lang="ru">
        <Link to={path(`/groups/${id}`)}>{title}</Link>
      </h2>
      {organisation && organisation.id !== organisationId && (
        <p className="note" lang="ru">
          {organisation.name}
        </p>
      )}
      <p className="note">{closedAt ? words.closed : words.opennesses[openness]}</p>
      <p className="note">
        {words.members}: {memberCount}
      </p>
      {viewerMembership && <p className="event-own">{words.standings[viewerMembership.standing]}</p>}
    </li>
  );
}
