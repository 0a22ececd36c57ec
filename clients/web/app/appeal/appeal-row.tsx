import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { StateMark } from "./state-mark.js";

export const AppealRow_Appeal = graphql(`
  fragment AppealRow_Appeal on Appeal @_unmask {
    id
    number
    kind
    state
    isOverdue
    registeredAt
    dueOn
    answeredAt
    closedAt
    topic {
      name
    }
    organisation {
      id
      name
    }
  }
`);

interface AppealRowProps {
  readonly appeal: ResultOf<typeof AppealRow_Appeal>;
  /** Where it is read. */
  readonly to: string;
  /** Whether its list grows by pages: then reading goes on at the first of the new ones. */
  readonly isOfPages?: boolean;
  readonly children?: string | null;
}

/** An appeal in a list: nothing of what is said in it. */
export function AppealRow({ appeal, to, isOfPages, children }: AppealRowProps) {
  const { path } = useLanguage();
  const words = useWords(appealWords);
  const { id, number, kind, state, isOverdue, registeredAt, dueOn, answeredAt, closedAt, topic } = appeal;
  return (
    <li {...(isOfPages && { id, tabIndex: -1 })}>
      <Link to={path(to)}>{words.number(number)}</Link>
      <StateMark state={state} isOverdue={isOverdue} />
      <span className="note">
        {words.kinds[kind]}. {topic.name}.{" "}
        {appeal.organisation && <span lang="ru">{appeal.organisation.name}. </span>}
        <Moment value={registeredAt} />
        {!answeredAt && !closedAt && (
          <>
            . {words.dueOn} <Moment value={dueOn} />
          </>
        )}
        {children && `. ${children}`}
      </span>
    </li>
  );
}
