import type { ReactNode } from "react";
import { Form, useNavigation } from "react-router";
import { Refused } from "./field.js";
import type { Refusal } from "./refusal.js";

interface RefusableFormProps {
  readonly refusal: Refusal | null;
  /** Whether files go with it. */
  readonly hasFiles?: boolean;
  readonly children: ReactNode;
}

/** A form that says above what was wrong with it, and in each field what was wrong there. */
export function RefusableForm({ refusal, hasFiles, children }: RefusableFormProps) {
  const isBusy = useNavigation().formMethod === "POST";
  return (
    <Refused value={isBusy ? null : refusal}>
      <Form
        method="post"
        className="panel join-form"
        noValidate={refusal !== null}
        {...(hasFiles && { encType: "multipart/form-data" as const })}
      >
        {refusal?.problem && !isBusy && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        {children}
      </Form>
    </Refused>
  );
}
