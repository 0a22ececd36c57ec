import { useNavigation } from "react-router";

interface SendButtonProps {
  readonly children: string;
  /** What it says while the form is on its way. */
  readonly busy: string;
}

/** Sends its form once, however often it is pressed. */
export function SendButton({ children, busy }: SendButtonProps) {
  const isBusy = useNavigation().formMethod === "POST";
  return (
    <button className="button" aria-disabled={isBusy} onClick={(event) => isBusy && event.preventDefault()}>
      {isBusy ? busy : children}
    </button>
  );
}
