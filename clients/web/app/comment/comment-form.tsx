import { useEffect, useId, useRef } from "react";
import { useActionData, useFetcher } from "react-router";
import { useLanguage } from "../language/language.js";
import type { Deed, DeedAnswer } from "./deed.js";

interface CommentFormProps {
  readonly deed: Deed;
  /** The comment it is about; empty for a new one. */
  readonly id: string;
  readonly label: string;
  readonly submit: string;
  readonly text?: string;
  readonly isShort?: boolean;
  readonly done: (answer: DeedAnswer) => void;
}

const LONGEST = 4_000;

/** Works as a plain form; where scripts run the page stays and nothing written is ever lost. */
export function CommentForm({
  deed,
  id,
  label,
  submit,
  text: initial = "",
  isShort,
  done,
}: CommentFormProps) {
  const { text } = useLanguage();
  const field = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<DeedAnswer>();
  const answer = useAnswer(fetcher.data, deed, id);
  const finished = useRef(done);
  finished.current = done;

  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data || fetcher.data.problem) return;
    form.current?.reset();
    form.current?.closest("details")?.removeAttribute("open");
    finished.current(fetcher.data);
  }, [fetcher.state, fetcher.data]);

  const isBusy = fetcher.state !== "idle";
  const problem = isBusy ? null : answer?.problem;
  return (
    <fetcher.Form ref={form} method="post" className="comment-form" preventScrollReset>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="id" value={id} />
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        name="text"
        rows={isShort ? 2 : 4}
        maxLength={LONGEST}
        required
        defaultValue={answer?.problem ? answer.text : initial}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${field}-problem` : undefined}
      />
      {problem && (
        <p className="problem" role="alert" id={`${field}-problem`}>
          {problem}
        </p>
      )}
      <button className="button" aria-disabled={isBusy} onClick={(event) => isBusy && event.preventDefault()}>
        {isBusy ? text.comment.sending : submit}
      </button>
    </fetcher.Form>
  );
}

/** The answer to this very form: of the script, or of the page that came back without one. */
export function useAnswer(data: DeedAnswer | undefined, deed: Deed, id: string): DeedAnswer | undefined {
  const page = useActionData<DeedAnswer>();
  return data ?? (page?.key === `${deed}:${id}` ? page : undefined);
}
