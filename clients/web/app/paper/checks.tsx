import { useContext } from "react";
import { Refused } from "../form/field.js";

interface ChecksProps {
  /** Each box is called by it and its own value, so that a refused form can be shown as it was. */
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  /** Where a page has several such forms, each has ids of its own. */
  readonly idFrom: string;
  readonly isChecked?: boolean;
}

/** Several of several. */
export function Checks({ name, legend, options, idFrom, isChecked }: ChecksProps) {
  const refusal = useContext(Refused);
  return (
    <fieldset className="paper-checks">
      <legend>{legend}</legend>
      {options.map(([value, title]) => {
        const id = `${idFrom}-${value}`;
        const own = `${name}.${value}`;
        return (
          <div key={value} className="consent">
            <input
              type="checkbox"
              id={id}
              name={own}
              defaultChecked={refusal ? refusal.values[own] !== undefined : isChecked}
            />
            <label htmlFor={id} lang="ru">
              {title}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
