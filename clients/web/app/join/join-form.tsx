import { createContext, useContext } from "react";
import { Form, useNavigation } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { PlainText } from "../prose/plain-text.js";
import { type JoinRefusal, OCCUPATIONS } from "./join.js";

export const JoinForm_ConsentText = graphql(`
  fragment JoinForm_ConsentText on ConsentText {
    purpose
    version
    isRequired
    title
    text
  }
`);

interface JoinFormProps {
  readonly organisation: { readonly id: string } | null;
  readonly consentTexts: readonly FragmentOf<typeof JoinForm_ConsentText>[];
  readonly refusal: JoinRefusal | null;
}

/** What was wrong with the form when it was sent last; null while it is sent again. */
const Refused = createContext<JoinRefusal | null>(null);

/** Works as a plain form; what was written stays when something in it is not right. */
export function JoinForm({ organisation, consentTexts, refusal }: JoinFormProps) {
  const { text } = useLanguage();
  const isBusy = useNavigation().formMethod === "POST";
  const words = text.join;
  return (
    <Refused value={isBusy ? null : refusal}>
      <Form method="post" className="panel join-form" noValidate={refusal !== null}>
        <input type="hidden" name="organisationId" value={organisation?.id ?? ""} />
        {refusal && !isBusy && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        <fieldset>
          <legend>{words.person}</legend>
          <TextField name="last" path="name.last" label={words.last} autoComplete="family-name" isRequired />
          <TextField
            name="first"
            path="name.first"
            label={words.first}
            autoComplete="given-name"
            isRequired
          />
          <TextField
            name="patronymic"
            path="name.patronymic"
            label={words.patronymic}
            autoComplete="additional-name"
          />
          <TextField name="bornOn" label={words.bornOn} type="date" autoComplete="bday" isRequired />
          <TextField name="phone" label={words.phone} type="tel" autoComplete="tel" isRequired />
          <TextField name="email" label={words.email} type="email" autoComplete="email" />
        </fieldset>
        <fieldset>
          <legend>{words.work}</legend>
          <Occupation />
          <TextField name="workplace" label={words.workplace} autoComplete="organization" />
          <TextField name="position" label={words.position} autoComplete="organization-title" />
          {!organisation && (
            <>
              <TextField
                name="employerTaxId"
                label={words.employerTaxId}
                hint={words.employerTaxIdHint}
                inputMode="numeric"
              />
              <TextField
                name="place"
                label={words.place}
                hint={words.placeHint}
                autoComplete="address-level2"
              />
            </>
          )}
        </fieldset>
        <fieldset aria-describedby={refusal?.faults["consents"] ? "consents-problem" : undefined}>
          <legend>{words.consents}</legend>
          <p className="note">{words.consentsLead}</p>
          {refusal?.faults["consents"] && (
            <p className="problem" id="consents-problem">
              {refusal.faults["consents"]}
            </p>
          )}
          {consentTexts.map((masked) => (
            <Consent key={readFragment(JoinForm_ConsentText, masked).purpose} consent={masked} />
          ))}
        </fieldset>
        <button
          className="button"
          aria-disabled={isBusy}
          onClick={(event) => isBusy && event.preventDefault()}
        >
          {isBusy ? words.sending : words.send}
        </button>
      </Form>
    </Refused>
  );
}

interface TextFieldProps {
  readonly name: string;
  /** Its path in the input, where that is another. */
  readonly path?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: "text" | "date" | "tel" | "email";
  readonly inputMode?: "numeric";
  readonly autoComplete?: string;
  readonly isRequired?: boolean;
}

function TextField({ name, path = name, label, hint, isRequired, ...input }: TextFieldProps) {
  const refusal = useContext(Refused);
  const fault = refusal?.faults[path] ?? (path === "name.last" ? refusal?.faults["name"] : undefined);
  const described = [hint && `${name}-hint`, fault && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {isRequired && <Required />}
      </label>
      <input
        {...input}
        id={name}
        name={name}
        required={isRequired}
        maxLength={300}
        defaultValue={refusal?.values[name]}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described || undefined}
      />
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

function Occupation() {
  const { text } = useLanguage();
  const refusal = useContext(Refused);
  return (
    <div className="field">
      <label htmlFor="occupation">{text.join.occupation}</label>
      <select id="occupation" name="occupation" defaultValue={refusal?.values["occupation"]}>
        {OCCUPATIONS.map((value) => (
          <option key={value} value={value}>
            {text.join.occupations[value]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The text of the law is Russian in every language of the site. */
function Consent({ consent }: { consent: FragmentOf<typeof JoinForm_ConsentText> }) {
  const { text } = useLanguage();
  const refusal = useContext(Refused);
  const { purpose, version, isRequired, title, text: law } = readFragment(JoinForm_ConsentText, consent);
  const name = `consent-${purpose}`;
  return (
    <div className="consent">
      <input
        type="checkbox"
        id={name}
        name={name}
        value={version}
        required={isRequired}
        defaultChecked={refusal?.values[name] !== undefined}
      />
      <label htmlFor={name} lang="ru">
        {title}
        {isRequired && <Required />}
      </label>
      <details>
        <summary>{text.join.readConsent}</summary>
        <div lang="ru">
          <PlainText text={law} />
        </div>
      </details>
    </div>
  );
}

function Required() {
  return <span aria-hidden="true"> *</span>;
}
