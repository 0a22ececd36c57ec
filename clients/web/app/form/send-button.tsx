import { useNavigation } from "react-router";

interface SendButtonProps {
  readonly children: string;
  /** What it says while the form is on its way. */
  readonly busy: string;
  readonly isQuiet?: boolean;
  /** What is to be done, where a form has a button for each deed. */
  readonly deed?: string;
}

/** Sends its form once, however often it is pressed. */
export function SendButton({ children, busy, isQuiet, deed }: SendButtonProps) {
  const isBusy = useNavigation().formMethod === "POST";
  return (
    <button
      className={isQuiet ? "button quiet" : "button"}
      {...(deed && { name: "deed", value: deed })}
      aria-disabled={isBusy}
      onClick={(event) => isBusy && event.preventDefault()}
    >
      {isBusy ? busy : children}
    </button>
  );
}
