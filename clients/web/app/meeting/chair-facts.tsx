import { graphql, type ResultOf } from "../gateway/graphql.js";
import { elections } from "../language/elections.js";
import { dayOf } from "../language/format.js";
import { useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";

export const ChairFacts_Chair = graphql(`
  fragment ChairFacts_Chair on Chair @_unmask {
    id
    name
    electedOn
    powersUntil
    isStaff
    isRepresentative
    minutesNumber
  }
`);

/** Who leads an organisation, and for how long. */
export function ChairFacts({ chair }: { chair: ResultOf<typeof ChairFacts_Chair> }) {
  const words = useWords(elections);
  const { name, electedOn, powersUntil, isStaff, isRepresentative, minutesNumber } = chair;
  const isOver = powersUntil !== null && powersUntil < dayOf(Date.now());
  return (
    <>
      <p className="lead" lang="ru">
        {name}
      </p>
      {isRepresentative && <p>{words.representative}</p>}
      <dl className="facts">
        <Fact name={words.electedOn}>{electedOn && <Moment value={electedOn} />}</Fact>
        <Fact name={words.powersUntil}>
          {powersUntil && (
            <>
              <Moment value={powersUntil} />
              {isOver && ` — ${words.isOver}`}
            </>
          )}
        </Fact>
        <Fact name={words.minutesNumber}>{minutesNumber}</Fact>
        <Fact name={words.work}>
          {isStaff === null ? words.workUnknown : words.works[isStaff ? "staff" : "volunteer"]}
        </Fact>
      </dl>
    </>
  );
}
