import { useContext } from "react";
import { Refused } from "../form/field.js";
import { MarkBox } from "../form/mark-box.js";
import { type Marked, markedIn, onOffer } from "../form/marked.js";
import { SeekMembers } from "../form/seek-members.js";
import { useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";

interface AttendanceProps {
  /** What the form says, those marked before among it. */
  readonly values: Readonly<Record<string, string>>;
  /** Whom a search has found; null while nobody searched. */
  readonly sought: readonly Marked[] | null;
}

/** Who was there by name: those marked stay in the form while others are looked for. */
export function Attendance({ values, sought }: AttendanceProps) {
  const fault = useContext(Refused)?.faults["attendeeIds"];
  const { form } = useWords(meetings);
  const marked = markedIn(values, "person");
  const people = onOffer(marked, sought ?? []);
  return (
    <details className="meeting-people" open={people.length > 0 || sought !== null || undefined}>
      <summary>{form.byName}</summary>
      <SeekMembers values={values} label={form.search} find={form.find} />
      {sought?.length === 0 && <p role="status">{form.nobody}</p>}
      {people.length > 0 && (
        <fieldset className="candidates">
          <legend>{form.people}</legend>
          {people.map((person) => (
            <div key={person.id} className="consent">
              <MarkBox kind="person" one={person} marked={marked} />
            </div>
          ))}
        </fieldset>
      )}
      {fault && <p className="problem">{fault}</p>}
    </details>
  );
}
