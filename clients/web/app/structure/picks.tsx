import { useContext } from "react";
import { Refused } from "../form/field.js";

export interface Pick {
  readonly id: string;
  readonly name: string;
}
type Kind = "unit" | "member" | "child";

/** What was ticked: the id stands in the name of the field and the words in its value, so nobody has to look it up again. */
export function pickedIn(values: Readonly<Record<string, string>>, kind: Kind): Pick[] {
  const sign = `${kind}-`;
  return Object.entries(values).flatMap(([field, name]) =>
    field.startsWith(sign) ? [{ id: field.slice(sign.length), name }] : [],
  );
}

interface PicksProps {
  readonly kind: Kind;
  readonly legend: string;
  readonly offered: readonly Pick[];
  readonly values: Readonly<Record<string, string>>;
}

/** Several of a list; those ticked before stay on it whatever was looked for since. */
export function Picks({ kind, legend, offered, values }: PicksProps) {
  const faults = Object.entries(useContext(Refused)?.faults ?? {}).filter(([path]) =>
    path.startsWith(`parts.0.${kind}Ids`),
  );
  const picked = pickedIn(values, kind);
  const isPicked = new Set(picked.map(({ id }) => id));
  const all = [...picked, ...offered.filter(({ id }) => !isPicked.has(id))];
  if (all.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul className="choices">
        {all.map(({ id, name }) => (
          <li key={id} className="structure-choice">
            <input
              type="checkbox"
              id={`${kind}-${id}`}
              name={`${kind}-${id}`}
              value={name}
              defaultChecked={isPicked.has(id)}
            />
            <label htmlFor={`${kind}-${id}`} lang="ru">
              {name}
            </label>
          </li>
        ))}
      </ul>
      {faults.map(([path, fault]) => (
        <p key={path} className="problem">
          {fault}
        </p>
      ))}
    </fieldset>
  );
}
