import type { ReactNode } from "react";
import { Form } from "react-router";
import { Field, Refused } from "../form/field.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { appeals } from "../language/appeals.js";
import { useWords } from "../language/language.js";
import { AppealFacts, AppealFacts_Appeal } from "./appeal-facts.js";
import { Conversation, type SaidMessage } from "./conversation.js";
import { useAppealNews } from "./use-appeal-news.js";

export const OwnAppeal_Appeal = graphql(
  `
    fragment OwnAppeal_Appeal on Appeal {
      id
      number
      rating
      accesses(first: 1) {
        totalCount
      }
      viewerMay {
        reply
        reopen
        rate
      }
      ...AppealFacts_Appeal
    }
  `,
  [AppealFacts_Appeal],
);

interface OwnAppealProps {
  readonly appeal: FragmentOf<typeof OwnAppeal_Appeal>;
  readonly messages: readonly SaidMessage[];
  /** What opens it, where it came without a name: it goes with every form, never with an address. */
  readonly code: string | null;
  readonly refused: { readonly deed: string; readonly refusal: Refusal } | null;
  readonly readAnew: () => void;
}

/** One's own appeal: how far it is, what was said, and what its author may do. */
export function OwnAppeal({ appeal, messages, code, refused, readAnew }: OwnAppealProps) {
  const words = useWords(appeals);
  const shown = readFragment(OwnAppeal_Appeal, appeal);
  const { id, rating, viewerMay, accesses } = shown;
  const said = useAppealNews({ id, code, messages, own: "AUTHOR", readAnew });
  const frame = (deed: string) => ({ deed, code, refusal: refused?.deed === deed ? refused.refusal : null });
  return (
    <>
      <AppealFacts appeal={readFragment(AppealFacts_Appeal, shown)} />
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <Conversation messages={messages} own="AUTHOR" />
      {viewerMay.reply && (
        <Deed {...frame("reply")} title={words.reply} submit={words.replySubmit}>
          <Words label={words.replyLabel} />
        </Deed>
      )}
      {viewerMay.rate && (
        <Deed {...frame("rate")} title={words.rate} submit={words.rateSubmit}>
          {rating !== null && <p role="status">{words.rated(rating)}</p>}
          <fieldset className="appeal-marks" aria-label={words.rate}>
            {words.rateLabels.map((label, at) => (
              <label key={label}>
                <input
                  type="radio"
                  name="rating"
                  value={at + 1}
                  required
                  defaultChecked={rating === at + 1}
                />
                {at + 1} <span className="note">{label}</span>
              </label>
            ))}
          </fieldset>
        </Deed>
      )}
      {viewerMay.reopen && (
        <Deed {...frame("reopen")} title={words.reopen} submit={words.reopen}>
          <p>{words.reopenLead}</p>
          <Words label={words.reopenLabel} />
        </Deed>
      )}
      <p className="note">{words.seen(accesses.totalCount)}</p>
    </>
  );
}

interface DeedProps {
  readonly deed: string;
  readonly code: string | null;
  readonly refusal: Refusal | null;
  readonly title: string;
  readonly submit: string;
  readonly children: ReactNode;
}

function Deed({ deed, code, refusal, title, submit, children }: DeedProps) {
  const words = useWords(appeals);
  return (
    <Refused value={refusal}>
      <Form method="post" className="panel join-form" preventScrollReset>
        <h2>{title}</h2>
        {refusal && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        {code && <input type="hidden" name="code" value={code} />}
        <input type="hidden" name="deed" value={deed} />
        {children}
        <SendButton busy={words.sending} isQuiet={deed !== "reply"}>
          {submit}
        </SendButton>
      </Form>
    </Refused>
  );
}

export function Words({ label }: { label: string }) {
  return (
    <Field name="text" label={label} isRequired>
      {(given) => <textarea rows={4} maxLength={5_000} {...given} />}
    </Field>
  );
}
