import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { FIELDS } from "./columns.js";
import type { MemberFile } from "./member-file.js";

/** What each column says, to be corrected. */
export function Columns({ file: { status, titles, columns } }: { file: MemberFile }) {
  const words = useWords(memberFiles);
  return (
    <details className="panel" open={status === "UNREADABLE"}>
      <summary>{words.columns}</summary>
      <Form method="post" className="join-form">
        <p>{words.columnsLead}</p>
        <div className="member-columns">
          {titles.map((title, place) => (
            // Two columns may have the same title.
            <div key={place} className="field">
              <label htmlFor={`column-${place}`} lang="ru">
                {title || words.untitled(place + 1)}
              </label>
              <select id={`column-${place}`} name="column" defaultValue={columns[place] ?? "NOTHING"}>
                {FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {words.fields[field]}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <SendButton busy={words.sending} deed="columns" isQuiet={status !== "UNREADABLE"}>
          {words.reread}
        </SendButton>
      </Form>
    </details>
  );
}
