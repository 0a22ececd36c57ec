import { AppealRow, AppealRow_Appeal } from "../appeal/appeal-row.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { appealHandling } from "../language/appeal-handling.js";
import { useWords } from "../language/language.js";
import { Months } from "./months.js";

const Context_AppealTrend = graphql(`
  fragment Context_AppealTrend on AppealTrend @_unmask {
    lastCount
    beforeCount
    growth
    months {
      startsOn
      count
    }
  }
`);

export const Context_AppealContext = graphql(
  `
    fragment Context_AppealContext on AppealContext @_unmask {
      ofEmployer {
        ...Context_AppealTrend
      }
      ofTopic {
        ...Context_AppealTrend
      }
      ofBranch {
        ...Context_AppealTrend
      }
      ofRegion {
        ...Context_AppealTrend
      }
      similar(first: 5) {
        nodes {
          ...AppealRow_Appeal
        }
      }
    }
  `,
  [AppealRow_Appeal, Context_AppealTrend],
);

export type ShownContext = ResultOf<typeof Context_AppealContext>;

const MEASURES = ["ofEmployer", "ofTopic", "ofBranch", "ofRegion"] as const;

/** What is remembered that bears on an appeal: how many like it came, and how that grew. */
export function Context({ context }: { context: ShownContext }) {
  const words = useWords(appealHandling);
  return (
    <section className="panel" aria-labelledby="context">
      <h2 id="context">{words.context}</h2>
      <p className="note">{words.contextLead}</p>
      <dl className="appeal-trends">
        {MEASURES.map((measure) => (
          <div key={measure}>
            <dt>{words.trends[measure]}</dt>
            <dd>
              <Trend trend={context[measure]} />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{words.similar}</h3>
      <Appeals list={context.similar.nodes} none={words.noSimilar} />
    </section>
  );
}

/** Appeals known already, the newest first. */
export function Appeals({
  list,
  none,
}: {
  list: readonly ResultOf<typeof AppealRow_Appeal>[];
  none: string;
}) {
  if (list.length === 0) return <p>{none}</p>;
  return (
    <ul className="appeal-list">
      {list.map((appeal) => (
        <AppealRow key={appeal.id} appeal={appeal} to={`/appeals/${appeal.id}/handling`} />
      ))}
    </ul>
  );
}

/** From here on a rise is seen at a glance. */
const STEEP = 2;

function Trend({ trend }: { trend: ResultOf<typeof Context_AppealTrend> }) {
  const words = useWords(appealHandling);
  const { lastCount, beforeCount, growth, months } = trend;
  const change = growth === null ? lastCount > 0 && words.noneBefore : words.grew(growth);
  return (
    <>
      <strong>{lastCount}</strong> <span className="note">/ {beforeCount}</span>{" "}
      {change && (
        <span className={growth !== null && growth >= STEEP ? "appeal-steep" : "note"}>{change}</span>
      )}
      {months.some(({ count }) => count > 0) && <Months months={months} />}
    </>
  );
}
