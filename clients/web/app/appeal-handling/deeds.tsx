import { Form } from "react-router";
import { type Kind, KINDS } from "../appeal/kinds.js";
import { FoldedForm, Words } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { appealDeeds } from "../language/appeal-deeds.js";
import { appealHandling } from "../language/appeal-handling.js";
import { appealFacts } from "../language/appeal-facts.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useWords } from "../language/language.js";

interface DeedsProps {
  readonly appeal: {
    readonly kind: Kind;
    readonly topic: { readonly code: string };
    readonly answeredAt: string | null;
    readonly viewerMay: Readonly<Record<"reply" | "note" | "takeOn" | "sort" | "passOn" | "close", boolean>>;
  };
  readonly topics: readonly { readonly code: string; readonly name: string }[];
  readonly targets: readonly { readonly id: string; readonly name: string }[];
  /** Where to go once it is passed on. */
  readonly queueId: string;
  readonly refused: { readonly deed: string; readonly refusal: Refusal } | null;
}

/** What can be done with an appeal that has come so far. */
export function Deeds({ appeal, topics, targets, queueId, refused }: DeedsProps) {
  const { kind, topic, answeredAt, viewerMay } = appeal;
  const words = useWords(appealHandling);
  const said = useWords(appealWords);
  const deeds = useWords(appealDeeds);
  const { outcomes } = useWords(appealFacts);
  const frame = (deed: string) => ({
    deed,
    refusal: refused?.deed === deed ? refused.refusal : null,
    busy: words.sending,
  });
  return (
    <>
      {refused?.deed === "take" && (
        <p className="problem" role="alert">
          {refused.refusal.problem}
        </p>
      )}
      {viewerMay.takeOn && (
        <Form method="post" className="appeal-take" preventScrollReset>
          <input type="hidden" name="deed" value="take" />
          <SendButton busy={words.sending}>{deeds.take}</SendButton>
        </Form>
      )}
      {viewerMay.reply && (
        <FoldedForm {...frame("reply")} title={deeds.reply} submit={deeds.replySubmit} isOpen>
          <Words name="reply" label={deeds.replyLabel} isRequired />
        </FoldedForm>
      )}
      {viewerMay.note && (
        <FoldedForm {...frame("note")} title={deeds.note} submit={deeds.noteSubmit}>
          <Words name="internal" label={deeds.noteLabel} isRequired />
        </FoldedForm>
      )}
      {viewerMay.sort && (
        <FoldedForm {...frame("sort")} title={deeds.sort} submit={deeds.sortSubmit}>
          <SelectField
            name="kind"
            label={deeds.kind}
            options={KINDS.map((one) => [one, said.kinds[one]])}
            initial={kind}
          />
          <SelectField
            name="topicCode"
            label={said.topic}
            options={topics.map(({ code, name }) => [code, name])}
            initial={topic.code}
          />
          <p className="note">{deeds.sortNote}</p>
        </FoldedForm>
      )}
      {viewerMay.passOn && targets.length > 0 && (
        <FoldedForm {...frame("pass")} title={deeds.pass} submit={deeds.passSubmit}>
          <input type="hidden" name="queue" value={queueId} />
          <SelectField
            name="organisationId"
            label={deeds.passTo}
            options={targets.map(({ id, name }) => [id, name])}
          />
          <SelectField name="decision" label={deeds.decision} options={Object.entries(deeds.decisions)} />
          <Words name="passNote" path="note" label={deeds.passNote} />
          <p className="note">{deeds.passWarning}</p>
        </FoldedForm>
      )}
      {viewerMay.close && (
        <FoldedForm {...frame("close")} title={deeds.close} submit={deeds.closeSubmit}>
          <SelectField name="outcome" label={deeds.outcome} options={Object.entries(outcomes)} />
          <Words name="lastWord" label={deeds.lastWord} isRequired={answeredAt === null} />
        </FoldedForm>
      )}
    </>
  );
}
