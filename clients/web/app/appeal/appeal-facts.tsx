import type { ReactNode } from "react";
import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { appealFacts } from "../language/appeal-facts.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { StateMark } from "./state-mark.js";

export const AppealFacts_Appeal = graphql(`
  fragment AppealFacts_Appeal on Appeal {
    kind
    state
    isOverdue
    registeredAt
    dueOn
    answeredAt
    closedAt
    outcome
    employerName
    topic {
      name
    }
    organisation {
      id
      name
    }
    handlingOrganisation {
      id
      name
    }
  }
`);

interface AppealFactsProps {
  readonly appeal: ResultOf<typeof AppealFacts_Appeal>;
  /** What only those who handle it know. */
  readonly children?: ReactNode;
}

/** What an appeal is about, where it is and how far it has come. */
export function AppealFacts({ appeal, children }: AppealFactsProps) {
  const words = useWords(appealWords);
  const facts = useWords(appealFacts);
  const { kind, state, isOverdue, topic, organisation, handlingOrganisation, employerName } = appeal;
  const { registeredAt, dueOn, answeredAt, closedAt, outcome } = appeal;
  return (
    <>
      <p className="lead">
        <StateMark state={state} isOverdue={isOverdue} /> {words.kinds[kind]}. {topic.name}
      </p>
      <dl className="facts">
        <Fact name={facts.concerns}>{organisation && <Place {...organisation} />}</Fact>
        <Fact name={facts.handledBy}>
          {handlingOrganisation && handlingOrganisation.id !== organisation?.id && (
            <Place {...handlingOrganisation} />
          )}
        </Fact>
        <Fact name={facts.aboutEmployer}>{employerName && <span lang="ru">{employerName}</span>}</Fact>
        <Fact name={facts.registered}>
          <Moment value={registeredAt} isExact />
        </Fact>
        <Fact name={words.dueOn}>{!answeredAt && !closedAt && <Moment value={dueOn} />}</Fact>
        <Fact name={facts.closed}>{closedAt && <Moment value={closedAt} isExact />}</Fact>
        <Fact name={facts.outcome}>{outcome && facts.outcomes[outcome]}</Fact>
        {children}
      </dl>
    </>
  );
}

function Place({ id, name }: { id: string; name: string }) {
  const { path } = useLanguage();
  return (
    <Link to={path(`/organisations/${id}`)} lang="ru">
      {name}
    </Link>
  );
}
