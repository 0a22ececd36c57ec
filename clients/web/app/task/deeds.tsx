import { Form } from "react-router";
import { FoldedForm, Words } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import type { Choice } from "./task-form.js";

interface TaskDeedsProps {
  readonly task: {
    readonly version: number;
    readonly viewerMay: Readonly<Record<"takeOn" | "handOn" | "finish" | "drop" | "reopen", boolean>>;
  };
  readonly colleagues: readonly Choice[];
  readonly refused: { readonly deed: string; readonly refusal: Refusal } | null;
}

/** What can be done with a task that has come so far. */
export function TaskDeeds({ task: { version, viewerMay }, colleagues, refused }: TaskDeedsProps) {
  const { deeds, form } = useWords(tasks);
  const frame = (deed: string) => ({
    deed,
    refusal: refused?.deed === deed ? refused.refusal : null,
    busy: form.sending,
  });
  const seen = <input type="hidden" name="version" value={version} />;
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
          {seen}
          <SendButton busy={form.sending}>{deeds.take}</SendButton>
        </Form>
      )}
      {viewerMay.finish && (
        <FoldedForm
          {...frame("finish")}
          title={deeds.finish}
          submit={deeds.finishSubmit}
          isOpen={!viewerMay.takeOn}
        >
          {seen}
          <Words name="result" path="result" label={deeds.result} isRequired />
        </FoldedForm>
      )}
      {viewerMay.handOn && colleagues.length > 0 && (
        <FoldedForm {...frame("hand")} title={deeds.hand} submit={deeds.handSubmit}>
          {seen}
          <SelectField name="responsibleId" label={deeds.to} options={colleagues} />
          <Words name="why" path="reason" label={deeds.why} />
        </FoldedForm>
      )}
      {viewerMay.drop && (
        <FoldedForm {...frame("drop")} title={deeds.drop} submit={deeds.dropSubmit}>
          {seen}
          <Words name="dropReason" path="reason" label={deeds.reason} isRequired />
        </FoldedForm>
      )}
      {viewerMay.reopen && (
        <FoldedForm {...frame("reopen")} title={deeds.reopen} submit={deeds.reopenSubmit}>
          {seen}
          <Words name="reopenReason" path="reason" label={deeds.reason} isRequired />
        </FoldedForm>
      )}
    </>
  );
}
