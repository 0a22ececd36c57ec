import { graphql, type ResultOf } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PlainText } from "../prose/plain-text.js";

export const History_Claim = graphql(`
  fragment History_Claim on Claim {
    steps {
      id
      state
      takenAt
      isByClaimant
      note
    }
  }
`);

interface HistoryProps {
  readonly claim: ResultOf<typeof History_Claim>;
  /** What the claimant is called on this page. */
  readonly claimant: string;
}

/** Who brought the claim where it is. */
export function History({ claim: { steps }, claimant }: HistoryProps) {
  const words = useWords(insurance);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol className="steps">
        {steps.map(({ id, state, takenAt, isByClaimant, note }, place) => (
          <li key={id}>
            <strong>{steps[place - 1]?.state === state ? words.more : words.states[state]}</strong>{" "}
            <span className="note">
              <Moment value={takenAt} isExact />
              {isByClaimant && `, ${claimant}`}
            </span>
            {note && <PlainText text={note} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
