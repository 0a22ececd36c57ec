import { useContext } from "react";
import { Refused } from "../form/field.js";
import { type Marked, markedIn, markOf } from "../form/marked.js";

type Kind = "unit" | "member" | "child";

interface PicksProps {
  readonly kind: Kind;
  readonly legend: string;
  readonly offered: readonly Marked[];
  readonly values: Readonly<Record<string, string>>;
}

/** Several of a list; those ticked before stay on it whatever was looked for since. */
export function Picks({ kind, legend, offered, values }: PicksProps) {
  const faults = Object.entries(useContext(Refused)?.faults ?? {}).filter(([path]) =>
    path.startsWith(`parts.0.${kind}Ids`),
  );
  const picked = markedIn(values, kind);
  const isPicked = new Set(picked.map(({ id }) => id));
  const all = [...picked, ...offered.filter(({ id }) => !isPicked.has(id))];
  if (all.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul className="choices">
        {all.map((one) => (
          <li key={one.id} className="structure-choice">
            <input
              type="checkbox"
              id={markOf(kind, one)}
              name={markOf(kind, one)}
              value={one.name}
              defaultChecked={isPicked.has(one.id)}
            />
            <label htmlFor={markOf(kind, one)} lang="ru">
              {one.name}
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
