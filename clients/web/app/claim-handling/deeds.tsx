import type { ReactNode } from "react";
import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { handling } from "../language/handling.js";
import { useWords } from "../language/language.js";

interface DeedsProps {
  readonly claim: {
    readonly state: string;
    readonly revision: string;
    readonly incidentOn: string;
    readonly hasOpenObjection: boolean;
  };
  /** Whether what the claimant objected can be read on the page. */
  readonly canAnswer: boolean;
  /** What was written in the form that was refused last. */
  readonly refused: { readonly deed: string; readonly values: Readonly<Record<string, string>> } | null;
}

/** What can be done with a claim that has come so far. */
export function Deeds({ claim, canAnswer, refused }: DeedsProps) {
  const { state, revision, incidentOn, hasOpenObjection } = claim;
  const words = useWords(handling);
  const isUndecided = ["SUBMITTED", "DOCUMENTS", "ASSESSED"].includes(state);
  const written = (deed: string) => (refused?.deed === deed ? refused.values : null);
  const frame = (deed: string) => ({ deed, revision, isOpen: written(deed) !== null });
  return (
    <>
      {state === "ASSESSED" && (
        <Deed {...frame("approve")} title={words.approve}>
          <p>{words.approveLead}</p>
        </Deed>
      )}
      {state === "APPROVED" && !hasOpenObjection && (
        <Deed {...frame("pay")} title={words.pay}>
          <div className="field">
            <label htmlFor="paidOn">{words.paidOn}</label>
            <input
              id="paidOn"
              name="paidOn"
              type="date"
              required
              min={incidentOn}
              defaultValue={written("pay")?.["paidOn"]}
            />
          </div>
          <div className="field">
            <label htmlFor="reference">{words.reference}</label>
            <input
              id="reference"
              name="reference"
              maxLength={100}
              autoComplete="off"
              defaultValue={written("pay")?.["reference"]}
            />
          </div>
        </Deed>
      )}
      {hasOpenObjection && canAnswer && (
        <Deed {...frame("answer")} title={words.answer}>
          <Words name="answer" label={words.answerLabel} maxLength={4_000} written={written("answer")} />
          {state !== "PAID" && (
            <div className="field">
              <label htmlFor="isAccepted">{words.isAccepted}</label>
              <select id="isAccepted" name="isAccepted" defaultValue={written("answer")?.["isAccepted"]}>
                <option value="no">{words.stands}</option>
                <option value="yes">{words.anew}</option>
              </select>
            </div>
          )}
        </Deed>
      )}
      {isUndecided && (
        <>
          <Deed {...frame("request")} title={words.request}>
            <Words name="note" label={words.note} maxLength={2_000} written={written("request")} />
          </Deed>
          <Deed {...frame("refuse")} title={words.refuse}>
            <Words name="reason" label={words.reason} maxLength={2_000} written={written("refuse")} />
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
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

function Deed({ deed, title, revision, isOpen, children }: DeedProps) {
  const words = useWords(handling);
  return (
    <details className="panel" open={isOpen || undefined}>
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

interface WordsProps {
  readonly name: string;
  readonly label: string;
  readonly maxLength: number;
  readonly written: Readonly<Record<string, string>> | null;
}

function Words({ name, label, maxLength, written }: WordsProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={3}
        required
        maxLength={maxLength}
        defaultValue={written?.[name]}
      />
    </div>
  );
}
