import { useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";

interface TaskMarkProps {
  readonly state: keyof (typeof tasks)["ru"]["states"];
  readonly isOverdue: boolean;
}

/** How far a task has come, and whether its term is over. */
export function TaskMark({ state, isOverdue }: TaskMarkProps) {
  const words = useWords(tasks);
  const kind = isOverdue ? "overdue" : state === "DONE" ? "closed" : "";
  return (
    <span className={`appeal-state ${kind}`.trim()}>{isOverdue ? words.overdue : words.states[state]}</span>
  );
}
