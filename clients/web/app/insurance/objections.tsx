import { FoldedForm, Words } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { TextField } from "../form/text-field.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";
import { PlainText } from "../prose/plain-text.js";

export const Objections_Claim = graphql(`
  fragment Objections_Claim on Claim {
    state
    objections {
      id
      text
      answer
      answeredAt
    }
  }
`);

interface ObjectionsProps {
  readonly claim: ResultOf<typeof Objections_Claim>;
  readonly refusal: Refusal | null;
}

/** What the claimant said against a decision, and a form to say it while the decision stands. */
export function Objections({ claim, refusal }: ObjectionsProps) {
  const words = useWords(insurance);
  const isDecided = claim.state === "REFUSED" || claim.state === "APPROVED";
  const waits = claim.objections.some(({ answeredAt }) => answeredAt === null);
  if (claim.objections.length === 0 && !isDecided) return null;
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">{words.objections}</h2>
      {claim.objections.map(({ id, text: said, answer }) => (
        <dl key={id} className="objection">
          <dt>{words.yourWords}</dt>
          <dd>
            <PlainText text={said} />
          </dd>
          <dt>{words.answer}</dt>
          <dd>{answer ? <PlainText text={answer} /> : words.noAnswer}</dd>
        </dl>
      ))}
      {isDecided && !waits && (
        <FoldedForm
          deed="object"
          title={words.object}
          submit={words.objectSubmit}
          busy={words.sending}
          refusal={refusal}
        >
          <Words name="text" label={words.objectLabel} isRequired />
          <TextField name="appealNumber" label={words.appealNumber} maxLength={50} autoComplete="off" />
        </FoldedForm>
      )}
    </section>
  );
}
