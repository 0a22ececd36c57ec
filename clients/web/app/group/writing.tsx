import { Form } from "react-router";
import { Field } from "../form/field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { groups } from "../language/groups.js";
import { useWords } from "../language/language.js";

/** A new post, folded until it is wanted. */
export function Writing({ problem }: { problem: string | null }) {
  const words = useWords(groups);
  return (
    <details className="panel event-keeping" open={problem !== null || undefined}>
      <summary>{words.write}</summary>
      <Form method="post" className="join-form" encType="multipart/form-data">
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <TextField name="title" label={words.postTitle} maxLength={200} isRequired />
        <Field name="text" label={words.postText} isRequired>
          {(given) => <textarea rows={6} maxLength={10_000} {...given} />}
        </Field>
        <FilesField />
        <SendButton busy={words.sending} deed="write">
          {words.publish}
        </SendButton>
      </Form>
    </details>
  );
}

/** Files to go with a post. */
export function FilesField() {
  const words = useWords(groups);
  return (
    <Field name="files" path="fileIds" label={words.attach} hint={words.attachHint}>
      {({ defaultValue: _nothing, ...given }) => <input type="file" multiple {...given} />}
    </Field>
  );
}
