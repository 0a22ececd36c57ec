import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { completeness } from "../language/completeness.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { addressOf } from "./fields.js";

export const Tasks_ChairTaskConnection = graphql(`
  fragment Tasks_ChairTaskConnection on ChairTaskConnection {
    totalCount
    nodes {
      field
      count
      countInFiveMinutes
      minutes
      effectPercent
      isAutomatic
    }
  }
`);

interface TasksProps {
  readonly organisationId: string;
  readonly tasks: FragmentOf<typeof Tasks_ChairTaskConnection>;
}

/** What to fill in next: what brings the organisation on the most in five minutes comes first. */
export function Tasks({ organisationId, tasks }: TasksProps) {
  const { locale, path } = useLanguage();
  const { tasks: words, fields } = useWords(completeness);
  const { nodes, totalCount } = readFragment(Tasks_ChairTaskConnection, tasks);
  return (
    <section className="panel" aria-labelledby="tasks">
      <h2 id="tasks">{words.title}</h2>
      {nodes.length === 0 && <p>{words.none}</p>}
      <ol className="tasks">
        {nodes.map(({ field, count, countInFiveMinutes, minutes, effectPercent, isAutomatic }) => (
          <li key={field}>
            <Link to={path(`/organisations/${organisationId}/completeness/${addressOf(field)}`)}>
              {fields[field]}
            </Link>{" "}
            <span className="count">{formatNumber(locale, count)}</span>
            <span className="note">
              {isAutomatic ? words.automatic : words.inFiveMinutes(countInFiveMinutes, minutes)}{" "}
              {words.effect(formatNumber(locale, effectPercent))}
            </span>
          </li>
        ))}
      </ol>
      {totalCount > nodes.length && (
        <p>
          <Link to="?all" preventScrollReset>
            {words.all(totalCount)}
          </Link>
        </p>
      )}
    </section>
  );
}
