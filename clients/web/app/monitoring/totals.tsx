import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { WideTable } from "../layout/wide-table.js";

export const Totals_MonitoringSummary = graphql(`
  fragment Totals_MonitoringSummary on MonitoringSummary {
    asked
    submitted
    late
    totals {
      answered
      sum
      choices {
        choice
        organisations
      }
      question {
        number
        text
        kind
      }
    }
  }
`);

interface TotalsProps {
  readonly summary: FragmentOf<typeof Totals_MonitoringSummary>;
}

/** How many have answered, and what all of them said together. */
export function Totals({ summary }: TotalsProps) {
  const { locale } = useLanguage();
  const { summary: words } = useWords(monitorings);
  const { asked, submitted, late, totals } = readFragment(Totals_MonitoringSummary, summary);
  const isHidden = totals.some(({ question, sum }) => question.kind === "NUMBER" && sum === null);
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{words.answered(formatNumber(locale, submitted), formatNumber(locale, asked))}</h2>
      {late > 0 && <p>{words.late(late)}</p>}
      <WideTable name={words.totals}>
        <caption className="unseen">{words.totals}</caption>
        <thead>
          <tr>
            <th scope="col">{words.question}</th>
            <th scope="col">{words.answers}</th>
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        {totals.map(({ question, answered, sum, choices }) => (
          <tbody key={question.number}>
            <tr>
              <th scope="row" lang="ru">
                {question.number}. {question.text}
              </th>
              <td>{formatNumber(locale, answered)}</td>
              <td>
                {question.kind === "NUMBER" && (sum === null ? words.hidden : formatNumber(locale, sum))}
                {question.kind === "TEXT" && words.inWords}
              </td>
            </tr>
            {choices.map(({ choice, organisations }) => (
              <tr key={choice} className="monitoring-total-choice">
                <th scope="row" lang="ru">
                  {choice}
                </th>
                <td />
                <td>{formatNumber(locale, organisations)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </WideTable>
      {isHidden && <p className="note">{words.whyHidden}</p>}
    </section>
  );
}
