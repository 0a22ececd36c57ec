import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { Moment } from "../layout/moment.js";
import { NextPage } from "../list/next-page.js";
import { AnswerField } from "./answer-field.js";
import { Answers, Answers_MonitoringAnswer } from "./answers.js";
import type { SheetState } from "./sheet-state.js";

export const Sheet_MonitoringSheet = graphql(
  `
    fragment Sheet_MonitoringSheet on MonitoringSheet {
      answers {
        ...Answers_MonitoringAnswer
        question {
          number
          text
          kind
          choices
          isOfPeople
          isRequired
        }
      }
      submission {
        id
        submittedAt
        submittedBy {
          id
          displayName
        }
      }
      submissions(first: 5, after: $history) {
        nodes {
          id
          version
          submittedAt
          replacedAt
          submittedBy {
            id
            displayName
          }
          answers {
            ...Answers_MonitoringAnswer
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Answers_MonitoringAnswer],
);

interface SheetProps {
  readonly sheet: FragmentOf<typeof Sheet_MonitoringSheet>;
  readonly state: SheetState;
  /** Whether answers are taken, and from this reader. */
  readonly mayAnswer: boolean;
  readonly isClosed: boolean;
  /** Whether the address leads to former answers. */
  readonly isHistoryWanted: boolean;
  readonly refusal: Refusal | null;
}

/** What an organisation is asked, with its answers: to be given, corrected, or read. */
export function Sheet({ sheet: asked, state, mayAnswer, isClosed, isHistoryWanted, refusal }: SheetProps) {
  const words = useWords(monitorings);
  const { answers, submission, submissions } = readFragment(Sheet_MonitoringSheet, asked);
  const former = submissions.nodes.filter(({ replacedAt }) => replacedAt !== null);
  return (
    <section aria-labelledby="sheet">
      <h2 id="sheet">
        {words.sheet.title}: {words.states[state]}
      </h2>
      {submission && <When {...submission} />}
      <p>{isClosed && submission ? words.sheet.closed : words.sheet.leads[state]}</p>
      {mayAnswer ? (
        <RefusableForm refusal={refusal}>
          {answers.map(({ question, number, text, registered }) => (
            <AnswerField
              key={question.number}
              question={question}
              initial={String(number ?? text ?? "")}
              registered={registered}
            />
          ))}
          <SendButton busy={words.sending} deed="submit">
            {submission ? words.sheet.correct : words.sheet.submit}
          </SendButton>
        </RefusableForm>
      ) : (
        <Answers answers={answers} />
      )}
      {former.length > 0 && (
        <details className="panel" open={isHistoryWanted || undefined}>
          <summary>{words.sheet.history}</summary>
          {former.map(({ id, version, answers: given, ...said }) => (
            <section key={id} aria-labelledby={id}>
              <h3 id={id}>{words.sheet.version(version)}</h3>
              <When {...said} />
              <Answers answers={given} />
            </section>
          ))}
          <NextPage pageInfo={submissions.pageInfo} name="history">
            {words.sheet.earlier}
          </NextPage>
        </details>
      )}
    </section>
  );
}

interface WhenProps {
  readonly submittedAt: string;
  readonly submittedBy: { readonly displayName: string } | null;
}

function When({ submittedAt, submittedBy }: WhenProps) {
  return (
    <p className="note">
      <Moment value={submittedAt} isExact />
      {submittedBy && <span lang="ru">, {submittedBy.displayName}</span>}
    </p>
  );
}
