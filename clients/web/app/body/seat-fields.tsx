import { useContext } from "react";
import { Refused } from "../form/field.js";
import { MarkBox } from "../form/mark-box.js";
import { type Marked, markedIn, markOf, onOffer } from "../form/marked.js";
import { SeekMembers } from "../form/seek-members.js";
import { bodies } from "../language/bodies.js";
import { useWords } from "../language/language.js";
import { SEAT_ROLES } from "./kinds.js";

interface SeatFieldsProps {
  /** What the form says, those marked before among it. */
  readonly values: Readonly<Record<string, string>>;
  /** Whom a search has found; null while nobody searched. */
  readonly sought: readonly Marked[] | null;
}

/** Who sits in a body, and as whom: those marked stay in the form while others are looked for. */
export function SeatFields({ values, sought }: SeatFieldsProps) {
  const fault = useContext(Refused)?.faults["seats"];
  const words = useWords(bodies);
  const marked = markedIn(values, "person");
  const people = onOffer(marked, sought ?? []);
  return (
    <fieldset className="seats" aria-describedby={fault ? "seats-problem" : undefined}>
      <legend>{words.people}</legend>
      <SeekMembers values={values} label={words.search} find={words.find} />
      {sought?.length === 0 && <p role="status">{words.notFound}</p>}
      {people.map((person) => {
        const role = markOf("role", person);
        return (
          <div key={person.id} className="seat">
            <div className="consent">
              <MarkBox kind="person" one={person} marked={marked} />
            </div>
            <select name={role} aria-label={words.role(person.name)} defaultValue={values[role]}>
              {SEAT_ROLES.map((one) => (
                <option key={one} value={one}>
                  {words.roles[one]}
                </option>
              ))}
            </select>
          </div>
        );
      })}
      {fault && (
        <p className="problem" id="seats-problem">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
