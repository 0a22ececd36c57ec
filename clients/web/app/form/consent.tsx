import { useContext } from "react";
import { PlainText } from "../prose/plain-text.js";
import { Refused, Required } from "./field.js";

interface ConsentProps {
  readonly name: string;
  readonly consent: { readonly version: number; readonly title: string; readonly text: string };
  /** What opens the text. */
  readonly read: string;
  readonly isRequired: boolean;
}

/** A box to agree to a text. The text of the law is Russian in every language of the site. */
export function Consent({ name, consent: { version, title, text }, read, isRequired }: ConsentProps) {
  const refusal = useContext(Refused);
  const fault = refusal?.faults[name];
  return (
    <>
      <div className="consent">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={version}
          required={isRequired}
          defaultChecked={refusal?.values[name] !== undefined}
          aria-invalid={fault ? true : undefined}
        />
        <label htmlFor={name} lang="ru">
          {title}
          {isRequired && <Required />}
        </label>
        <details>
          <summary>{read}</summary>
          <div lang="ru">
            <PlainText text={text} />
          </div>
        </details>
      </div>
      {fault && <p className="problem">{fault}</p>}
    </>
  );
}
