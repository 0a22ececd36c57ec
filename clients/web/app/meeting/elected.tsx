import { useContext } from "react";
import { Refused } from "../form/field.js";
import { type Marked, markedIn, markOf } from "../form/marked.js";
import { SeekMembers } from "../form/seek-members.js";
import { elections } from "../language/elections.js";
import { useWords } from "../language/language.js";

interface ElectedProps {
  /** What the form says. */
  readonly values: Readonly<Record<string, string>>;
  /** Whom the last search has found; null where the form was not sent to search. */
  readonly sought: readonly Marked[] | null;
}

/** Who was elected, of those whom a search has found; they stay in the form when it is refused. */
export function Elected({ values, sought }: ElectedProps) {
  const fault = useContext(Refused)?.faults["memberId"];
  const words = useWords(elections);
  const people = sought ?? markedIn(values, "person");
  return (
    <fieldset>
      <legend>{words.candidates}</legend>
      <SeekMembers values={values} label={words.search} find={words.find} />
      <div className="consent">
        <input
          type="checkbox"
          id="isRepresentative"
          name="isRepresentative"
          value="1"
          defaultChecked={values["isRepresentative"] !== undefined}
        />
        <label htmlFor="isRepresentative">{words.isRepresentative}</label>
      </div>
      {sought?.length === 0 && <p role="status">{words.notFound}</p>}
      {people.map((person) => (
        <div key={person.id} className="consent">
          <input type="hidden" name={markOf("person", person)} value={person.name} />
          <input
            type="radio"
            id={`elected-${person.id}`}
            name="memberId"
            value={person.id}
            defaultChecked={values["memberId"] === person.id}
          />
          <label htmlFor={`elected-${person.id}`} lang="ru">
            {person.name}
          </label>
        </div>
      ))}
      {fault && <p className="problem">{fault}</p>}
    </fieldset>
  );
}
