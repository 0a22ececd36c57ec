import type { ReactNode } from "react";
import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { useLanguage } from "../language/language.js";

interface DeedsProps {
  readonly claim: { readonly state: string; readonly revision: string; readonly incidentOn: string };
  readonly hasObjection: boolean;
}

/** What can be done with a claim that has come so far. */
export function Deeds({ claim: { state, revision, incidentOn }, hasObjection }: DeedsProps) {
  const words = useLanguage().text.insurance.handling;
  const isUndecided = ["SUBMITTED", "DOCUMENTS", "ASSESSED"].includes(state);
  return (
    <>
      {state === "ASSESSED" && (
        <Deed deed="approve" title={words.approve} revision={revision}>
          <p>{words.approveLead}</p>
        </Deed>
      )}
      {state === "APPROVED" && (
        <Deed deed="pay" title={words.pay} revision={revision}>
          <div className="field">
            <label htmlFor="paidOn">{words.paidOn}</label>
            <input id="paidOn" name="paidOn" type="date" required min={incidentOn} />
          </div>
          <div className="field">
            <label htmlFor="reference">{words.reference}</label>
            <input id="reference" name="reference" maxLength={100} autoComplete="off" />
          </div>
        </Deed>
      )}
      {hasObjection && (
        <Deed deed="answer" title={words.answer} revision={revision}>
          <Words name="answer" label={words.answerLabel} maxLength={4_000} />
          <div className="field">
            <label htmlFor="isAccepted">{words.isAccepted}</label>
            <select id="isAccepted" name="isAccepted">
              <option value="no">{words.stands}</option>
              <option value="yes">{words.anew}</option>
            </select>
          </div>
        </Deed>
      )}
      {isUndecided && (
        <>
          <Deed deed="request" title={words.request} revision={revision}>
            <Words name="note" label={words.note} maxLength={2_000} />
          </Deed>
          <Deed deed="refuse" title={words.refuse} revision={revision}>
            <Words name="reason" label={words.reason} maxLength={2_000} />
          </Deed>
        </>
      )}
    </>
  );
}

interface DeedProps {
  readonly deed: string;
  readonly title: string;
  readonly revision: string;
  readonly children: ReactNode;
}

function Deed({ deed, title, revision, children }: DeedProps) {
  const words = useLanguage().text.insurance.handling;
  return (
    <details className="panel" key={`${deed}-${revision}`}>
      <summary>{title}</summary>
      <Form method="post" className="join-form" preventScrollReset>
        <input type="hidden" name="deed" value={deed} />
        <input type="hidden" name="revision" value={revision} />
        {children}
        <SendButton busy={words.sending}>{title}</SendButton>
      </Form>
    </details>
  );
}

function Words({ name, label, maxLength }: { name: string; label: string; maxLength: number }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <textarea id={name} name={name} rows={3} required maxLength={maxLength} />
    </div>
  );
}
