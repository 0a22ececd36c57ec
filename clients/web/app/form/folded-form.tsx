import type { ReactNode } from "react";
import { Form } from "react-router";
import { Field, Refused } from "./field.js";
import type { Refusal } from "./refusal.js";
import { SendButton } from "./send-button.js";

interface FoldedFormProps {
  /** By which the page knows which of its forms was sent. */
  readonly deed: string;
  readonly title: string;
  readonly submit: string;
  /** What the button says while the form is on its way. */
  readonly busy: string;
  readonly refusal: Refusal | null;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A form that is folded until it is wanted. */
export function FoldedForm({
  deed,
  title,
  submit,
  busy,
  refusal,
  isOpen = false,
  children,
}: FoldedFormProps) {
  return (
    <Refused value={refusal}>
      <details className="panel appeal-deed" open={isOpen || refusal !== null || undefined}>
        <summary>{title}</summary>
        <Form method="post" className="join-form" preventScrollReset>
          {refusal && (
            <p className="problem" role="alert">
              {refusal.problem}
            </p>
          )}
          <input type="hidden" name="deed" value={deed} />
          {children}
          <SendButton busy={busy}>{submit}</SendButton>
        </Form>
      </details>
    </Refused>
  );
}

interface WordsProps {
  /** Apart from the names in the other forms of the page. */
  readonly name: string;
  readonly path?: string;
  readonly label: string;
  readonly isRequired?: boolean;
}

/** Several lines to write in. */
export function Words({ name, path = "text", label, isRequired }: WordsProps) {
  return (
    <Field name={name} path={path} label={label} isRequired={isRequired}>
      {(given) => <textarea rows={4} maxLength={5_000} {...given} />}
    </Field>
  );
}
