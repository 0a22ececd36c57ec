import { useContext } from "react";
import { Refused } from "./field.js";
import { type Marked, onOffer } from "./marked.js";
import { SeekMembers } from "./seek-members.js";
import { useWords } from "../language/language.js";
import { chooseMember } from "../language/choose-member.js";

interface ChooseMemberProps {
  readonly legend: string;
  /** Its path in the input. */
  readonly path: string;
  /** What the form says, whoever was chosen before among it. */
  readonly values: Readonly<Record<string, string>>;
  /** Whom a search has found; null while nobody searched. */
  readonly sought: readonly Marked[] | null;
  /** How it is said that it is nobody, where that may be. */
  readonly nobody?: string;
}

/** One of the members found. Whoever was chosen stays in the form while others are looked for. */
export function ChooseMember({ legend, path, values, sought, nobody }: ChooseMemberProps) {
  const fault = useContext(Refused)?.faults[path];
  const words = useWords(chooseMember);
  const chosen = chosenIn(values["member"] ?? "");
  return (
    <fieldset aria-describedby={fault ? "member-problem" : undefined}>
      <legend>{legend}</legend>
      <SeekMembers values={values} label={words.search} find={words.find} />
      {sought?.length === 0 && <p role="status">{words.notFound}</p>}
      {nobody && (
        <label className="row">
          <input type="radio" name="member" value="" defaultChecked={chosen.length === 0} />
          {nobody}
        </label>
      )}
      {onOffer(chosen, sought ?? []).map((person) => (
        <label key={person.id} className="row">
          <input
            type="radio"
            name="member"
            value={choiceOf(person)}
            defaultChecked={person.id === chosen[0]?.id}
          />
          <span lang="ru">{person.name}</span>
        </label>
      ))}
      {fault && (
        <p className="problem" id="member-problem">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** What the form says of a member: the name goes with the id, so that it can be shown again and nobody looks it up. */
export const choiceOf = ({ id, name }: Marked) => `${id} ${name}`;

/** Whom the form names; nobody where it names none. */
export function chosenIn(choice: string): Marked[] {
  const [id = "", ...name] = choice.split(" ");
  return id ? [{ id, name: name.join(" ") }] : [];
}
