import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { appealAnalysis } from "../language/appeal-analysis.js";
import { appealHandling } from "../language/appeal-handling.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { type Dimension, nameFigure, type Names } from "./name-figure.js";

export const Alerts_TroubleAlert = graphql(`
  fragment Alerts_TroubleAlert on TroubleAlert {
    id
    number
    subject
    value
    count
    expected
    growth
    isOver
    countedFrom
    countedUntil
    baselineCount
    baselineFrom
    baselineUntil
    organisation {
      id
      name
    }
  }
`);

type Alert = ResultOf<typeof Alerts_TroubleAlert>;

const DIMENSION: Readonly<Record<Alert["subject"], Dimension>> = {
  TOPIC: "byTopic",
  EMPLOYER: "byEmployer",
  BRANCH: "byBranch",
  REGION: "byOrganisation",
};

interface AlertsProps {
  readonly alerts: readonly FragmentOf<typeof Alerts_TroubleAlert>[];
  readonly names: Names;
}

/** Sudden rises that chance does not explain, with the figures behind each. */
export function Alerts({ alerts, names }: AlertsProps) {
  const sums = useWords(appealAnalysis);
  const shown = readFragment(Alerts_TroubleAlert, alerts);
  if (shown.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="alerts">
      <h2 id="alerts">{sums.alerts}</h2>
      <ul className="appeal-alerts">
        {shown.map((alert) => (
          <One key={alert.id} alert={alert} names={names} />
        ))}
      </ul>
    </section>
  );
}

function One({ alert, names }: { alert: Alert; names: Names }) {
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const sums = useWords(appealAnalysis);
  const { subject, value, count, expected, growth, isOver, organisation } = alert;
  const about = value === null ? "" : `: ${nameFigure(sums, names)(DIMENSION[subject], value)}`;
  return (
    <li data-over={isOver || undefined}>
      <strong lang="ru">
        {sums.subjects[subject]}
        {about}
      </strong>{" "}
      {growth !== null && <span className="appeal-steep">{words.grew(growth)}</span>}
      <br />
      <Link to={path(`/organisations/${organisation.id}/appeals/analysis`)} lang="ru">
        {organisation.name}
      </Link>
      . {sums.cameOf(count, expected)} <Moment value={alert.countedFrom} /> —{" "}
      <Moment value={alert.countedUntil} />.{" "}
      <span className="note">
        {sums.heldAgainst(alert.baselineCount)} <Moment value={alert.baselineFrom} /> —{" "}
        <Moment value={alert.baselineUntil} />.{isOver && ` ${sums.isOver}`}
      </span>
    </li>
  );
}
