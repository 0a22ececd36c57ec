import { graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { Assessment, Assessment_ClaimAssessment } from "../insurance/assessment.js";
import { History, History_Claim } from "../insurance/history.js";
import { Papers, Papers_Claim } from "../insurance/papers.js";
import { handling } from "../language/handling.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";
import { PlainText } from "../prose/plain-text.js";

/** All that is of health: whoever asks for it is written down for the claimant to see. */
export const Health_Claim = graphql(
  `
    fragment Health_Claim on Claim {
      injury
      circumstances
      suggestions {
        row {
          code
          title
          percent
          needsXray
          leastTreatmentDays
        }
      }
      assessment {
        ...Assessment_ClaimAssessment
        lines {
          code
          title
          count
          isXrayed
          treatmentDays
          percent
        }
      }
      objections {
        id
        text
        appealNumber
        answer
      }
      ...Papers_Claim
      ...History_Claim
    }
  `,
  [Assessment_ClaimAssessment, History_Claim, Papers_Claim],
);

interface HealthProps {
  readonly claim: ResultOf<typeof Health_Claim>;
  readonly filesUrl: string;
}

/** What happened, the papers with their pictures, and how the sum came about. */
export function Health({ claim, filesUrl }: HealthProps) {
  const words = useWords(insurance);
  const handled = useWords(handling);
  if (claim.injury === null) return <p className="panel problem">{handled.closedHealth}</p>;
  return (
    <>
      <section aria-labelledby="happened">
        <h2 id="happened">{words.happened}</h2>
        <PlainText text={claim.injury} />
        {claim.circumstances && <PlainText text={claim.circumstances} />}
      </section>
      {claim.assessment && (
        <Assessment assessment={readFragment(Assessment_ClaimAssessment, claim.assessment)} />
      )}
      <Papers claim={readFragment(Papers_Claim, claim)} filesUrl={filesUrl} isOpen />
      {claim.objections.map(({ id, text: said, appealNumber, answer }) => (
        <dl key={id} className="objection">
          <dt>
            {handled.objection}
            {appealNumber && `, ${handled.appeal(appealNumber)}`}
          </dt>
          <dd>
            <PlainText text={said} />
          </dd>
          <dt>{words.answer}</dt>
          <dd>{answer ? <PlainText text={answer} /> : words.noAnswer}</dd>
        </dl>
      ))}
      <History claim={readFragment(History_Claim, claim)} claimant={handled.claimant} />
    </>
  );
}
