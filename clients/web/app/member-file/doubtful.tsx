import { Form, Link, useLocation } from "react-router";
import { SendButton } from "../form/send-button.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { doubtfulOf, type MemberFile, type Reason } from "./member-file.js";

interface DoubtfulProps {
  readonly file: MemberFile;
  /** Only those that are doubtful for this reason are shown. */
  readonly reason: Reason | null;
  /** How many have just been decided together. */
  readonly decided: number;
}

/** The probable duplicates of a file: by why they may be so, and all that are shown decided at once. */
export function Doubtful({ file, reason, decided }: DoubtfulProps) {
  const words = useWords(memberFiles);
  const { matches } = useWords(join);
  const { duplicateCounts, status } = file;
  const choice = (one: Reason | null) => {
    const to = `?${new URLSearchParams({ verdict: "PROBABLE_DUPLICATE", ...(one && { reason: one }) })}`;
    return (
      <li key={one}>
        <Link to={to} aria-current={reason === one ? "page" : undefined} preventScrollReset>
          {one ? matches[one] : words.anyReason}{" "}
          <span className="count">{words.number(doubtfulOf(file, one).count)}</span>
        </Link>
      </li>
    );
  };
  return (
    <>
      {(duplicateCounts.length > 1 || reason !== null) && (
        <nav aria-label={words.reasons}>
          <ul className="chips">{[null, ...duplicateCounts.map((one) => one.reason)].map(choice)}</ul>
        </nav>
      )}
      <div role="status">{decided > 0 && <p className="done">{words.decided(decided)}</p>}</div>
      {status === "PREVIEWED" && <DecideAll file={file} reason={reason} />}
    </>
  );
}

function DecideAll({ file, reason }: Omit<DoubtfulProps, "decided">) {
  const words = useWords(memberFiles);
  // Once a decision is made, the forms are folded again.
  const { key } = useLocation();
  const { count, undecided } = doubtfulOf(file, reason);
  if (count < 2) return null;
  return (
    <div key={key} className="member-decide-all">
      {(["addAll", "leaveAll"] as const).map((deed) => (
        <details key={deed} className="panel">
          <summary>{words[deed].title}</summary>
          <Form method="post" preventScrollReset>
            <p>{words[deed].lead(count)}</p>
            {undecided > 0 && undecided < count && (
              <p className="consent">
                <input type="checkbox" id={`only-${deed}`} name="onlyUndecided" defaultChecked />
                <label htmlFor={`only-${deed}`}>{words.onlyUndecided(count - undecided)}</label>
              </p>
            )}
            <SendButton busy={words.sending} deed={deed} isQuiet>
              {words[deed].submit}
            </SendButton>
          </Form>
        </details>
      ))}
    </div>
  );
}
