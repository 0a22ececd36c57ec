import { createContext, type ReactNode, useContext } from "react";
import type { Refusal } from "./refusal.js";

/** What was wrong with the form when it was sent last; null while it is sent again. */
export const Refused = createContext<Refusal | null>(null);

interface Given {
  readonly id: string;
  readonly name: string;
  readonly required: boolean | undefined;
  readonly defaultValue: string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
}

interface FieldProps {
  readonly name: string;
  /** Its path in the input, where that is another. */
  readonly path?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean | undefined;
  /** What it says before anybody wrote in it. */
  readonly initial?: string | undefined;
  readonly children: (given: Given) => ReactNode;
}

/** A control with its label, its hint, and what was wrong with it. */
export function Field({ name, path = name, label, hint, isRequired, initial, children }: FieldProps) {
  const refusal = useContext(Refused);
  const fault = refusal?.faults[path];
  const described = [hint && `${name}-hint`, fault && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {isRequired && <Required />}
      </label>
      {children({
        id: name,
        name,
        required: isRequired,
        defaultValue: refusal?.values[name] ?? initial,
        "aria-invalid": fault ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p className="note" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="problem" id={`${name}-problem`}>
          {fault}
        </p>
      )}
    </div>
  );
}

export function Required() {
  return <span aria-hidden="true"> *</span>;
}
