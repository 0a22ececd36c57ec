import { Form, useNavigation } from "react-router";
import { Consent } from "../form/consent.js";
import { Field, Refused } from "../form/field.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { OCCUPATIONS } from "./join.js";

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
  readonly refusal: Refusal | null;
}

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
          {readFragment(JoinForm_ConsentText, consentTexts).map((consent) => (
            <Consent
              key={consent.purpose}
              name={`consent-${consent.purpose}`}
              consent={consent}
              read={words.readConsent}
              isRequired={consent.isRequired}
            />
          ))}
        </fieldset>
        <SendButton busy={words.sending}>{words.send}</SendButton>
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

function TextField({ name, path, label, hint, isRequired, ...input }: TextFieldProps) {
  return (
    <Field name={name} path={path ?? name} label={label} hint={hint} isRequired={isRequired}>
      {(given) => <input {...input} maxLength={300} {...given} />}
    </Field>
  );
}

function Occupation() {
  const words = useLanguage().text.join;
  return (
    <Field name="occupation" label={words.occupation}>
      {(given) => (
        <select {...given}>
          {OCCUPATIONS.map((value) => (
            <option key={value} value={value}>
              {words.occupations[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
