import { useWords } from "../language/language.js";
import { join } from "../language/join.js";

interface DecideButtonProps {
  readonly isBusy: boolean;
  readonly isQuiet?: boolean;
  /** What is to be done, where a form has a button for each deed. */
  readonly deed?: string;
  readonly children: string;
}

/** Decides once, however often it is pressed. */
export function DecideButton({ isBusy, isQuiet, deed, children }: DecideButtonProps) {
  const { sending } = useWords(join);
  return (
    <button
      className={isQuiet ? "button quiet" : "button"}
      {...(deed && { name: "deed", value: deed })}
      aria-disabled={isBusy}
      onClick={(event) => isBusy && event.preventDefault()}
    >
      {isBusy ? sending : children}
    </button>
  );
}
