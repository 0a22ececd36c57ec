import { useContext } from "react";
import { Refused } from "../form/field.js";
import { MarkBox } from "../form/mark-box.js";
import { type Marked, markedIn, onOffer } from "../form/marked.js";

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
  const all = onOffer(picked, offered);
  if (all.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul className="choices">
        {all.map((one) => (
          <li key={one.id} className="structure-choice">
            <MarkBox kind={kind} one={one} marked={picked} />
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
