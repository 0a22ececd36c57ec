import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { completeness } from "../language/completeness.js";
import { useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";

export const Sexes_SexDerivation = graphql(`
  fragment Sexes_SexDerivation on SexDerivation @_unmask {
    femaleCount
    maleCount
    batches {
      id
      derivedAt
      femaleCount
      maleCount
      undoneAt
    }
  }
`);

interface SexesProps {
  readonly derivation: ResultOf<typeof Sexes_SexDerivation>;
  readonly problem: string | null;
}

/** What the register can fill in by itself, and what it did, to be taken back. */
export function Sexes({ derivation: { femaleCount, maleCount, batches }, problem }: SexesProps) {
  const { sexes: words, writing } = useWords(completeness);
  const canDerive = femaleCount + maleCount > 0;
  const done = batches.filter(({ undoneAt }) => undoneAt === null);
  if (!canDerive && done.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="sexes">
      <h2 id="sexes">{words.title}</h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {canDerive && (
        <Form method="post" preventScrollReset>
          <p>{words.would(femaleCount, maleCount)}</p>
          <SendButton busy={writing} deed="sexes">
            {words.submit}
          </SendButton>
        </Form>
      )}
      <ul className="tasks">
        {done.map((batch) => (
          <li key={batch.id}>
            <Form method="post" className="row" preventScrollReset>
              <input type="hidden" name="batch" value={batch.id} />
              <span>
                <Moment value={batch.derivedAt} isExact />: {words.did(batch.femaleCount, batch.maleCount)}
              </span>
              <SendButton busy={writing} isQuiet deed="sexes">
                {words.undo}
              </SendButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
