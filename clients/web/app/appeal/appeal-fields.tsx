import { useContext } from "react";
import { Field, Refused } from "../form/field.js";
import { TextField } from "../form/text-field.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useWords } from "../language/language.js";
import { type Kind, KINDS } from "./kinds.js";

interface AppealFieldsProps {
  /** What is wanted, where the page says so already. */
  readonly kind: Kind | null;
  readonly topics: readonly { readonly code: string; readonly name: string }[];
}

/** What every appeal says, whoever writes it down. */
export function AppealFields({ kind, topics }: AppealFieldsProps) {
  const words = useWords(appealWords);
  const refusal = useContext(Refused);
  const isOfEmployer = ["employer.name", "employer.taxId"].some((path) => refusal?.faults[path]);
  return (
    <>
      {kind ? (
        <input type="hidden" name="kind" value={kind} />
      ) : (
        <fieldset className="appeal-choice">
          <legend>{words.kind}</legend>
          {KINDS.map((one) => (
            <Choice key={one} name="kind" value={one} isFirst={one === "QUESTION"}>
              {words.kinds[one]}
            </Choice>
          ))}
        </fieldset>
      )}
      <Field name="topicCode" label={words.topic} isRequired>
        {(given) => (
          <select {...given}>
            <option value="">{words.chooseTopic}</option>
            {topics.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="text" label={words.text} hint={words.textHint} isRequired>
        {(given) => <textarea rows={7} maxLength={5_000} {...given} />}
      </Field>
      <div>
        <div className="consent">
          <input
            type="checkbox"
            id="isAboutOrganisation"
            name="isAboutOrganisation"
            value="yes"
            defaultChecked={refusal?.values["isAboutOrganisation"] !== undefined}
            aria-describedby="isAboutOrganisation-hint"
          />
          <label htmlFor="isAboutOrganisation">{words.isAboutOrganisation}</label>
        </div>
        <p className="note" id="isAboutOrganisation-hint">
          {words.isAboutHint}
        </p>
      </div>
      <details open={isOfEmployer || undefined}>
        <summary>{words.employer}</summary>
        <fieldset aria-label={words.employer}>
          <TextField name="employerName" path="employer.name" label={words.employerName} />
          <TextField
            name="employerTaxId"
            path="employer.taxId"
            label={words.employerTaxId}
            inputMode="numeric"
            maxLength={12}
          />
        </fieldset>
      </details>
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  /** Whether it is chosen where nothing was said. */
  readonly isFirst: boolean;
  readonly children: string;
}

/** One of several, with its words beside it. */
export function Choice({ name, value, isFirst, children }: ChoiceProps) {
  const said = useContext(Refused)?.values[name];
  const id = `${name}-${value}`;
  return (
    <div className="consent">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={said === undefined ? isFirst : said === value}
      />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}

/** How to reach somebody who is no member. */
export function ContactFields() {
  const words = useWords(appealWords);
  return (
    <>
      <TextField name="name" path="contact.name" label={words.contactName} autoComplete="name" />
      <TextField
        name="telephone"
        path="contact.telephone"
        label={words.contactTelephone}
        type="tel"
        autoComplete="tel"
      />
      <TextField name="email" path="contact.email" label={words.contactEmail} autoComplete="email" />
    </>
  );
}
