import type { ReactNode } from "react";
import { Link, NavLink, useActionData, useSearchParams } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { PageHead } from "../layout/page-head.js";
import { Keeping } from "./for-keepers.js";
import { TABS } from "./tabs.js";
import "../style/member-card.css";

export const CardFrame_Member = graphql(`
  fragment CardFrame_Member on Member @_unmask {
    id
    displayName
    status
    name {
      full
    }
    organisation {
      id
      name
      viewerMay {
        keepRegister
      }
    }
    mergedInto {
      kept {
        id
      }
    }
    destruction {
      on
    }
  }
`);

interface CardFrameProps {
  /** The organisation by whose register one came here. */
  readonly organisation: { readonly id: string; readonly name: string };
  readonly member: ResultOf<typeof CardFrame_Member>;
  readonly title: string;
  readonly children: ReactNode;
}

/** Whose card it is, its tabs, and what became of the last deed. */
export function CardFrame({ organisation, member, title, children }: CardFrameProps) {
  const { path, day } = useLanguage();
  const words = useWords(memberCard);
  const [wanted] = useSearchParams();
  const isDone = useActionData() === undefined && wanted.has("done");
  const name = member.name?.full ?? member.displayName;
  const members = path(`/organisations/${organisation.id}/members`);
  return (
    <div className="page narrow member-card">
      <PageHead title={`${title}. ${name}`} isPrivate />
      <p>
        <Link to={members}>{words.members}</Link>. <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>
        <span lang="ru">{name}</span>
        <span className="unseen">. {title}</span>
      </h1>
      <p className="lead">
        <span lang="ru">{member.organisation?.name}</span>
        {member.status === "REMOVED" && <strong className="state rejected">{words.removed}</strong>}
      </p>
      {member.mergedInto && (
        <p className="needed">
          {words.merged} <Link to={`${members}/${member.mergedInto.kept.id}`}>{words.toKept}</Link>.{" "}
          <Link to={`${members}/${member.id}/merges`}>{words.toMerge}</Link>
        </p>
      )}
      {member.destruction && <p className="needed">{words.destroyed(day(member.destruction.on))}</p>}
      <nav className="keepers" aria-label={words.tabsTitle}>
        <ul className="chips">
          {TABS.map((tab) => (
            <li key={tab}>
              <NavLink to={`${members}/${member.id}${tab && `/${tab}`}`} end>
                {words.tabs[tab || "general"]}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div role="status">{isDone && <p className="done">{words.done}</p>}</div>
      <h2>{title}</h2>
      <Keeping value={member.organisation?.viewerMay.keepRegister ?? false}>{children}</Keeping>
      <p className="note">{words.noted}</p>
    </div>
  );
}
