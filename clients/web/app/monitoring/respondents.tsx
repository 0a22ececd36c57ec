import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { Answers, Answers_MonitoringAnswer } from "./answers.js";
import { More } from "../list/more.js";
import type { Pages } from "../list/use-pages.js";

export const Respondents_MonitoringSheet = graphql(
  `
    fragment Respondents_MonitoringSheet on MonitoringSheet @_unmask {
      organisation {
        id
        name
        chair {
          name
        }
      }
      submission {
        id
        isLate
      }
      answers @include(if: $isSubmitted) {
        ...Answers_MonitoringAnswer
      }
    }
  `,
  [Answers_MonitoringAnswer],
);

export type Respondent = ResultOf<typeof Respondents_MonitoringSheet> & { readonly id: string };

interface RespondentsProps {
  readonly monitoringId: string;
  readonly counts: { readonly waiting: number; readonly submitted: number };
  readonly isSubmitted: boolean;
  readonly pages: Pages<Respondent>;
}

/** Who has not answered, to be reminded, and who has, with what they said. */
export function Respondents({ monitoringId, counts, isSubmitted, pages }: RespondentsProps) {
  const { locale, path } = useLanguage();
  const { summary: words } = useWords(monitorings);
  return (
    <section aria-labelledby="who">
      <h2 id="who">{words.who}</h2>
      <nav className="chips" aria-labelledby="who">
        {(["waiting", "submitted"] as const).map((one) => (
          <Link
            key={one}
            to={one === "waiting" ? "?" : "?submitted"}
            aria-current={isSubmitted === (one === "submitted") ? "page" : undefined}
            preventScrollReset
          >
            {words[one]} <span className="count">{formatNumber(locale, counts[one])}</span>
          </Link>
        ))}
      </nav>
      {pages.nodes.length === 0 && <p role="status">{words[whyEmpty(counts, isSubmitted)]}</p>}
      <ul className="monitoring-list">
        {pages.nodes.map(({ id, organisation, submission, answers }) => {
          const sheet = path(`/organisations/${id}/monitorings/${monitoringId}`);
          return (
            <li key={id} id={id} tabIndex={-1}>
              {submission ? (
                <details>
                  <summary>
                    <span lang="ru">{organisation.name}</span>
                    {submission.isLate && <span className="note"> {words.isLate}</span>}
                  </summary>
                  <Answers answers={answers ?? []} />
                  <p>
                    <Link to={sheet}>{words.openSheet}</Link>
                  </p>
                </details>
              ) : (
                <>
                  <Link to={sheet} lang="ru">
                    {organisation.name}
                  </Link>
                  {organisation.chair && (
                    <p className="note">
                      {words.chair}: <span lang="ru">{organisation.chair.name}</span>
                    </p>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      <More pages={pages} />
    </section>
  );
}

function whyEmpty({ waiting, submitted }: RespondentsProps["counts"], isSubmitted: boolean) {
  if (waiting + submitted === 0) return "nobodyAsked";
  return isSubmitted ? "nobodyAnswered" : "allAnswered";
}
