import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import { Moment } from "../layout/moment.js";

export const Changes_TaskChange = graphql(`
  fragment Changes_TaskChange on TaskChange @_unmask {
    id
    deed
    changedAt
    dueOn
    text
    by {
      name
    }
    responsible {
      name
    }
  }
`);

interface ChangesProps {
  readonly changes: readonly (ResultOf<typeof Changes_TaskChange> & {
    /** Where changes of several tasks stand together. */
    readonly task?: { readonly id: string; readonly number: number; readonly title: string | null } | null;
  })[];
}

/** What was done, by whom and when, the last first. */
export function Changes({ changes }: ChangesProps) {
  const { path } = useLanguage();
  const words = useWords(tasks);
  return (
    <ol className="task-changes">
      {changes.map(({ id, deed, changedAt, dueOn, text, by, responsible, task }) => (
        <li key={id}>
          <span className="note">
            <Moment value={changedAt} isExact />
          </span>{" "}
          <span lang="ru">{by?.name ?? words.unknown}</span> {words.done[deed]}
          {responsible && `, ${words.to(responsible.name ?? words.unknown)}`}
          {dueOn && (
            <>
              , {words.until} <Moment value={dueOn} />
            </>
          )}
          {task && (
            <>
              {": "}
              <Link to={path(`/tasks/${task.id}`)} lang="ru">
                {task.title ?? words.number(task.number)}
              </Link>
            </>
          )}
          {text && (
            <p className="task-text" lang="ru">
              {text}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
