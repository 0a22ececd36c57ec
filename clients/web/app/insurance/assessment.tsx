import { graphql, type ResultOf } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";
import { Roubles } from "../layout/roubles.js";

export const Assessment_ClaimAssessment = graphql(`
  fragment Assessment_ClaimAssessment on ClaimAssessment {
    percent
    isCapped
    money {
      kopecks
    }
    lines {
      code
      title
      countedPercent
      because
      money {
        kopecks
      }
    }
  }
`);

interface AssessmentProps {
  readonly assessment: ResultOf<typeof Assessment_ClaimAssessment>;
}

/** How the sum came about, line by line. */
export function Assessment({ assessment: { lines, percent, isCapped, money } }: AssessmentProps) {
  const words = useWords(insurance);
  return (
    <section aria-labelledby="assessment">
      <h2 id="assessment">{words.assessment}</h2>
      <table className="assessment">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.percent}</th>
            <th scope="col">{words.money}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                {line.title}
                <span className="note">{line.because}</span>
              </th>
              <td>{line.countedPercent} %</td>
              <td>
                <Roubles {...line.money} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {words.total}
              {isCapped && <span className="note">{words.capped}</span>}
            </th>
            <td>{percent} %</td>
            <td>
              <Roubles {...money} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
