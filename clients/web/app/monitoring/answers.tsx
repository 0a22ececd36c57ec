import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";

export const Answers_MonitoringAnswer = graphql(`
  fragment Answers_MonitoringAnswer on MonitoringAnswer @_unmask {
    number
    text
    registered
    question {
      number
      text
    }
  }
`);

interface AnswersProps {
  readonly answers: readonly ResultOf<typeof Answers_MonitoringAnswer>[];
}

/** What was answered, question by question, and what the register says where it says otherwise. */
export function Answers({ answers }: AnswersProps) {
  const { locale } = useLanguage();
  const { sheet } = useWords(monitorings);
  return (
    <dl className="monitoring-answers">
      {answers.map(({ question, number, text, registered }) => (
        <div key={question.number}>
          <dt lang="ru">
            {question.number}. {question.text}
          </dt>
          <dd>
            {number === null ? <span lang="ru">{text ?? sheet.nothing}</span> : formatNumber(locale, number)}
            {registered !== null && registered !== number && (
              <span className="note"> {sheet.registered(formatNumber(locale, registered))}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
