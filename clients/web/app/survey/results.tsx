import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { hidden } from "../language/hidden.js";
import { useLanguage, useWords } from "../language/language.js";
import { surveys } from "../language/surveys.js";

export const Results_Survey = graphql(`
  fragment Results_Survey on Survey {
    id
    isOpen
    answered
    mostScore
    viewerHasAnswered
    results {
      averageScore
      questions {
        question {
          id
          text
        }
        texts(first: 20) {
          totalCount
          nodes {
            id
            text
          }
        }
        options {
          option {
            id
            text
          }
          chosen
          isRight
        }
      }
    }
  }
`);

/** What a survey has shown, once it is over. */
export function Results({ survey }: { survey: FragmentOf<typeof Results_Survey> }) {
  const { path } = useLanguage();
  const words = useWords(surveys);
  const { number: notShown, why } = useWords(hidden);
  const { id, isOpen, answered, mostScore, viewerHasAnswered, results } = readFragment(
    Results_Survey,
    survey,
  );
  if (isOpen) return viewerHasAnswered ? <p>{words.resultsLater}</p> : null;
  if (!results) return null;
  const isHidden = results.questions.some(({ options }) => options.some(({ chosen }) => chosen === null));
  return (
    <section aria-labelledby="results">
      <h2 id="results">{words.results}</h2>
      {results.averageScore !== null && (
        <p>
          {words.average}: {results.averageScore} / {mostScore}
        </p>
      )}
      {results.questions.map(({ question, options, texts }) => (
        <section key={question.id} className="panel survey-result" aria-labelledby={`result-${question.id}`}>
          <h3 id={`result-${question.id}`} lang="ru">
            {question.text}
          </h3>
          {options.length > 0 && (
            <dl>
              {options.map(({ option, chosen, isRight }) => (
                <div key={option.id}>
                  <dt lang="ru">
                    {option.text}
                    {isRight && <strong className="event-own"> ({words.right})</strong>}
                  </dt>
                  <dd>
                    {chosen ?? notShown}
                    {chosen !== null && (
                      <progress max={Math.max(answered, 1)} value={chosen} aria-hidden="true" />
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {texts !== null && texts.totalCount > 0 && (
            <details>
              <summary>
                {words.texts}: {words.shown(texts.nodes.length, texts.totalCount)}
              </summary>
              <ul className="survey-texts" lang="ru">
                {texts.nodes.map((one) => (
                  <li key={one.id}>{one.text}</li>
                ))}
              </ul>
              {texts.nodes.length < texts.totalCount && (
                <p className="more">
                  <Link className="button quiet" to={path(`/surveys/${id}/questions/${question.id}`)}>
                    {words.allTexts}
                  </Link>
                </p>
              )}
            </details>
          )}
        </section>
      ))}
      {isHidden && <p className="note">{why}</p>}
    </section>
  );
}
