import { appeal as appealWords } from "../language/appeal.js";
import { useWords } from "../language/language.js";

interface StateMarkProps {
  readonly state: keyof typeof appealWords.ru.states;
  readonly isOverdue: boolean;
}

/** How far an appeal has come. */
export function StateMark({ state, isOverdue }: StateMarkProps) {
  const words = useWords(appealWords);
  return (
    <>
      <span className={`appeal-state ${state.toLowerCase()}`}>{words.states[state]}</span>
      {isOverdue && <span className="appeal-state overdue">{words.overdue}</span>}
    </>
  );
}
