import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import { Moment } from "../layout/moment.js";
import { TaskMark } from "./task-mark.js";

export const TaskRow_Task = graphql(`
  fragment TaskRow_Task on Task @_unmask {
    id
    number
    title
    state
    dueOn
    isOverdue
    endedAt
    responsible {
      name
    }
  }
`);

interface TaskRowProps {
  readonly task: ResultOf<typeof TaskRow_Task>;
}

/** A task in a list. */
export function TaskRow({ task }: TaskRowProps) {
  const { path } = useLanguage();
  const words = useWords(tasks);
  const { id, number, title, state, dueOn, isOverdue, endedAt, responsible } = task;
  return (
    <li id={id} tabIndex={-1}>
      <Link to={path(`/tasks/${id}`)} lang="ru">
        {title ?? words.number(number)}
      </Link>
      <TaskMark state={state} isOverdue={isOverdue} />
      <span className="note">
        {endedAt ? (
          <Moment value={endedAt} />
        ) : (
          <>
            {words.until} <Moment value={dueOn} />
          </>
        )}
        . {responsible.name ?? words.unknown}
      </span>
    </li>
  );
}
