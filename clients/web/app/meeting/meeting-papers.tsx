import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { useWords } from "../language/language.js";
import { papers } from "../language/papers.js";
import { Checks } from "../paper/checks.js";

interface MeetingPapersProps {
  readonly meeting: {
    readonly id: string;
    readonly agenda: readonly { readonly place: number; readonly question: string }[];
  };
}

/** Has the minutes of a meeting written, or an extract on some of its questions. */
export function MeetingPapers({ meeting: { id, agenda } }: MeetingPapersProps) {
  const words = useWords(papers);
  const hidden = <input type="hidden" name="meeting" value={id} />;
  return (
    <div className="panel meeting-papers">
      <Form method="post">
        {hidden}
        <SendButton busy={words.sending} deed="minutes">
          {words.minutes}
        </SendButton>
      </Form>
      <details>
        <summary>{words.extract}</summary>
        <Form method="post" className="join-form">
          {hidden}
          <Checks
            name="question"
            legend={words.questions}
            options={agenda.map((item) => [String(item.place), item.question])}
            idFrom="question"
          />
          <SendButton busy={words.sending} deed="extract" isQuiet>
            {words.extract}
          </SendButton>
        </Form>
      </details>
      <details>
        <summary>{words.election}</summary>
        <Form method="post" className="join-form">
          {hidden}
          <div className="field">
            <label htmlFor="election">{words.question}</label>
            <select id="election" name="question" lang="ru">
              {agenda.map(({ place, question }) => (
                <option key={place} value={place}>
                  {question}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="genitive">{words.genitive}</label>
            <input id="genitive" name="nameInGenitive" maxLength={300} aria-describedby="genitive-hint" />
            <p className="note" id="genitive-hint">
              {words.genitiveHint}
            </p>
          </div>
          <SendButton busy={words.sending} deed="election" isQuiet>
            {words.election}
          </SendButton>
        </Form>
      </details>
    </div>
  );
}
