import { useNavigation } from "react-router";

interface SendButtonProps {
  readonly children: string;
  /** What it says while the form is on its way. */
  readonly busy: string;
  readonly isQuiet?: boolean;
}

/** Sends its form once, however often it is pressed. */
export function SendButton({ children, busy, isQuiet }: SendButtonProps) {
  const isBusy = useNavigation().formMethod === "POST";
  return (
    <button
      className={isQuiet ? "button quiet" : "button"}
      aria-disabled={isBusy}
      onClick={(event) => isBusy && event.preventDefault()}
    >
      {isBusy ? busy : children}
    </button>
  );
}
