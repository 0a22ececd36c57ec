import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { appealAnalysis } from "../language/appeal-analysis.js";
import { formatNumber, formatTenths } from "../language/format.js";
import { hidden } from "../language/hidden.js";
import { useLanguage, useWords } from "../language/language.js";
import { WideTable } from "../layout/wide-table.js";
import { type Dimension, nameFigure, type Names } from "./name-figure.js";

export const FigureTable_AppealFigure = graphql(`
  fragment FigureTable_AppealFigure on AppealFigure {
    value
    count
    before
    growth
    organisationCount
    organisation {
      id
      name
    }
  }
`);

/** By what appeals are told apart, and by which name an address narrows to one of them. */
export const DIMENSIONS: readonly { readonly field: Dimension; readonly parameter: string | null }[] = [
  { field: "byTopic", parameter: "topic" },
  { field: "byEmployer", parameter: "employer" },
  { field: "byBranch", parameter: "branch" },
  { field: "byOrganisation", parameter: null },
  { field: "byKind", parameter: "kind" },
];

interface FigureTableProps {
  readonly title: string;
  readonly dimension: Dimension;
  /** Null when hidden from the reader. */
  readonly figures: readonly FragmentOf<typeof FigureTable_AppealFigure>[] | null;
  readonly names: Names;
  readonly to: ((value: string) => string) | null;
}

/** Appeals told apart by one thing, held against as many days before. */
export function FigureTable({ title, dimension, figures, names, to }: FigureTableProps) {
  const { locale, path } = useLanguage();
  const sums = useWords(appealAnalysis);
  const name = nameFigure(sums, names);
  const { number: notShown, why } = useWords(hidden);
  if (!figures) return <p className="note">{`${title}: ${notShown}. ${why}`}</p>;
  return (
    <WideTable name={title}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{sums.what}</th>
          <th scope="col">{sums.count}</th>
          <th scope="col">{sums.before}</th>
          <th scope="col">{sums.growth}</th>
          <th scope="col">{sums.organisations}</th>
        </tr>
      </thead>
      <tbody>
        {readFragment(FigureTable_AppealFigure, figures).map((figure) => (
          <tr key={figure.value ?? figure.organisation?.id ?? ""}>
            <th scope="row" lang="ru">
              {shown(figure)}
            </th>
            <td>{formatNumber(locale, figure.count)}</td>
            <td>{figure.before === null ? "—" : formatNumber(locale, figure.before)}</td>
            <td>{figure.growth === null ? "—" : `× ${formatTenths(locale, figure.growth)}`}</td>
            <td>{formatNumber(locale, figure.organisationCount)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );

  function shown({ value, organisation }: ResultOf<typeof FigureTable_AppealFigure>) {
    if (dimension === "byOrganisation") {
      return organisation ? (
        <Link to={path(`/organisations/${organisation.id}/appeals/analysis`)}>{organisation.name}</Link>
      ) : (
        sums.itself
      );
    }
    if (value === null) return sums.unknown;
    const said = name(dimension, value);
    return to ? (
      <Link to={to(value)} preventScrollReset>
        {said}
      </Link>
    ) : (
      said
    );
  }
}
