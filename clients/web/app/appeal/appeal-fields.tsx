import { useContext } from "react";
import { Field, Refused } from "../form/field.js";
import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { appealFields } from "../language/appeal-fields.js";
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
  const fields = useWords(appealFields);
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
      <SelectField
        name="topicCode"
        label={words.topic}
        options={[["", fields.chooseTopic], ...topics.map(({ code, name }) => [code, name] as const)]}
        isRequired
      />
      <Field name="text" label={fields.text} hint={fields.textHint} isRequired>
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
          <label htmlFor="isAboutOrganisation">{fields.isAboutOrganisation}</label>
        </div>
        <p className="note" id="isAboutOrganisation-hint">
          {fields.isAboutHint}
        </p>
      </div>
      <details open={isOfEmployer || undefined}>
        <summary>{fields.employer}</summary>
        <fieldset aria-label={fields.employer}>
          <TextField name="employerName" path="employer.name" label={fields.employerName} />
          <TextField
            name="employerTaxId"
            path="employer.taxId"
            label={fields.employerTaxId}
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
  const fields = useWords(appealFields);
  return (
    <>
      <TextField name="name" path="contact.name" label={fields.contactName} autoComplete="name" />
      <TextField
        name="telephone"
        path="contact.telephone"
        label={fields.contactTelephone}
        type="tel"
        autoComplete="tel"
      />
      <TextField name="email" path="contact.email" label={fields.contactEmail} autoComplete="email" />
    </>
  );
}
