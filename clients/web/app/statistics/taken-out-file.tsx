import type { TakenOut } from "./take-out.server.js";

interface TakenOutFileProps {
  readonly filesUrl: string;
  readonly taken: TakenOut | null | undefined;
  readonly label: string;
}

/** Where the file is that was just made, or why there is none. */
export function TakenOutFile({ filesUrl, taken, label }: TakenOutFileProps) {
  if (!taken) return null;
  if ("problem" in taken) {
    return (
      <p role="alert" className="problem">
        {taken.problem}
      </p>
    );
  }
  return (
    <p role="alert">
      <a className="button" href={`${filesUrl}${taken.link}`} target="_blank" rel="noreferrer">
        {label}
      </a>
    </p>
  );
}
