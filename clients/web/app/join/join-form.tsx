import { Consent } from "../form/consent.js";
import { SelectField } from "../form/select-field.js";
import { PersonFields } from "../form/person-fields.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
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

const PATHS = { last: "name.last", first: "name.first", patronymic: "name.patronymic" };

interface JoinFormProps {
  readonly organisation: { readonly id: string } | null;
  readonly consentTexts: readonly FragmentOf<typeof JoinForm_ConsentText>[];
  readonly refusal: Refusal | null;
}

/** Works as a plain form; what was written stays when something in it is not right. */
export function JoinForm({ organisation, consentTexts, refusal }: JoinFormProps) {
  const words = useWords(join);
  return (
    <RefusableForm refusal={refusal}>
      <input type="hidden" name="organisationId" value={organisation?.id ?? ""} />
      <fieldset>
        <legend>{words.person}</legend>
        <PersonFields paths={PATHS} />
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
    </RefusableForm>
  );
}

function Occupation() {
  const words = useWords(join);
  return (
    <SelectField
      name="occupation"
      label={words.occupation}
      options={OCCUPATIONS.map((value) => [value, words.occupations[value]])}
    />
  );
}
