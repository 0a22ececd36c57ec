import { useContext } from "react";
import { Field, Refused } from "../form/field.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { SeekButton } from "./seek-button.js";

export const Target_Organisation = graphql(`
  fragment Target_Organisation on Organisation {
    id
    name
    number
    parent {
      id
      name
    }
  }
`);

type Found = ResultOf<typeof Target_Organisation>;

export interface Targets {
  readonly chosen: Found | null;
  /** Null where none was looked for. */
  readonly found: readonly Found[] | null;
}

interface TargetProps {
  /** The field that the choice stands in. */
  readonly name: string;
  readonly label: string;
  readonly targets: Targets | undefined;
}

/** Finds another organisation and takes one of those found, within the form: so what was written in it stays. */
export function Target({ name: field, label, targets }: TargetProps) {
  const { text } = useLanguage();
  const words = useWords(structureDeeds);
  const fault = useContext(Refused)?.faults[field];
  const { chosen = null, found = null } = targets ?? {};
  const offered = [...(chosen ? [chosen] : []), ...(found ?? []).filter(({ id }) => id !== chosen?.id)];
  return (
    <fieldset aria-describedby={fault ? `${field}-problem` : undefined}>
      <legend>{label}</legend>
      {offered.length > 0 && (
        <ul className="choices" aria-label={text.choosing.found}>
          {offered.map(({ id, name, number, parent }) => (
            <li key={id} className="structure-choice">
              <input
                type="radio"
                id={`${field}-${id}`}
                name={field}
                value={id}
                defaultChecked={id === chosen?.id}
              />
              <label htmlFor={`${field}-${id}`}>
                <span lang="ru">{name}</span>{" "}
                <span className="note">{[number, parent?.name].filter(Boolean).join(" · ")}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 && <p role="status">{words.nothingFound}</p>}
      {fault && (
        <p className="problem" id={`${field}-problem`}>
          {fault}
        </p>
      )}
      <Field name="seek" label={words.seekLabel} hint={words.seekHint}>
        {(given) => <input type="search" maxLength={200} {...given} />}
      </Field>
      <SeekButton />
    </fieldset>
  );
}
