import type { ReactNode } from "react";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";

export const Right_Grant = graphql(`
  fragment Right_Grant on Grant @_unmask {
    id
    role
    startsOn
    endsOn
    heldBy
    lentBy
    reason
    organisation {
      id
      name
    }
  }
`);

interface RightProps {
  readonly grant: ResultOf<typeof Right_Grant>;
  /** Whether it is held by somebody else, who is to be named. */
  readonly isLent?: boolean;
  readonly children?: ReactNode;
}

/** A role: where, since when and until when it holds, and what is done about it. */
export function Right({ grant, isLent = false, children }: RightProps) {
  const words = useWords(rights);
  const { id, role, organisation, startsOn, endsOn, heldBy, lentBy, reason } = grant;
  return (
    <section className="panel" aria-labelledby={id}>
      <h3 id={id}>
        {words.roles[role]}
        {isLent && (
          <>
            : <span lang="ru">{heldBy}</span>
          </>
        )}
      </h3>
      <dl className="facts">
        <Fact name={words.organisation}>
          {organisation ? <span lang="ru">{organisation.name}</span> : words.unknown}
        </Fact>
        <Fact name={words.startsOn}>
          <Moment value={startsOn} />
        </Fact>
        <Fact name={words.endsOn}>{endsOn ? <Moment value={endsOn} /> : words.endless}</Fact>
        <Fact name={words.lentBy}>{lentBy && <span lang="ru">{lentBy}</span>}</Fact>
        <Fact name={words.reason}>{reason && <span lang="ru">{reason}</span>}</Fact>
      </dl>
      {children}
    </section>
  );
}
