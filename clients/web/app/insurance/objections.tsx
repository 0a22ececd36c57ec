import { Form } from "react-router";
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

/** What the claimant said against a decision, and a form to say it while the decision stands. */
export function Objections({ claim }: { readonly claim: ResultOf<typeof Objections_Claim> }) {
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
        <details>
          <summary>{words.object}</summary>
          <Form method="post" className="panel join-form">
            <input type="hidden" name="deed" value="object" />
            <div className="field">
              <label htmlFor="text">{words.objectLabel}</label>
              <textarea id="text" name="text" rows={4} required maxLength={4_000} />
            </div>
            <div className="field">
              <label htmlFor="appealNumber">{words.appealNumber}</label>
              <input id="appealNumber" name="appealNumber" maxLength={50} autoComplete="off" />
            </div>
            <button className="button">{words.objectSubmit}</button>
          </Form>
        </details>
      )}
    </section>
  );
}
