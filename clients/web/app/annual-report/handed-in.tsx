import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { annualReport } from "../language/annual-report.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { WideTable } from "../layout/wide-table.js";
import { NextPage } from "../list/next-page.js";

export const HandedIn_Organisation = graphql(`
  fragment HandedIn_Organisation on Organisation {
    id
    statisticalReportCoverage(year: $year) {
      level
      organisations
      formed
      locked
      submitted
    }
    missingStatisticalReports(year: $year, first: 20, after: $after) {
      totalCount
      nodes {
        organisation {
          id
          name
        }
        begun {
          status
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface HandedInProps {
  readonly organisation: FragmentOf<typeof HandedIn_Organisation>;
  readonly year: number;
}

/** How far the reports here and below have come, and who has not handed one in. */
export function HandedIn({ organisation, year }: HandedInProps) {
  const { locale, path } = useLanguage();
  const words = useWords(annualReport);
  const { statisticalReportCoverage: coverage, missingStatisticalReports: missing } = readFragment(
    HandedIn_Organisation,
    organisation,
  );
  return (
    <>
      {coverage && (
        <WideTable name={words.coverage}>
          <caption>{words.coverage}</caption>
          <thead>
            <tr>
              <th scope="col">{words.level}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col">
                  {words.counts[count]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coverage.map((line) => (
              <tr key={line.level}>
                <th scope="row">{words.levels[line.level]}</th>
                {COUNTS.map((count) => (
                  <td key={count}>{formatNumber(locale, line[count])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {missing && missing.nodes.length > 0 && (
        <section aria-labelledby="missing">
          <h2 id="missing">
            {words.missing} <span className="count">{formatNumber(locale, missing.totalCount)}</span>
          </h2>
          <ul>
            {missing.nodes.map(({ organisation: { id, name }, begun }) => (
              <li key={id}>
                <Link to={path(`/organisations/${id}/annual-report?year=${year}`)} lang="ru">
                  {name}
                </Link>{" "}
                <span className="note">{words.states[begun?.status ?? "NONE"]}</span>
              </li>
            ))}
          </ul>
          <NextPage pageInfo={missing.pageInfo} kept={{ year: String(year) }}>
            {words.next}
          </NextPage>
        </section>
      )}
    </>
  );
}

const COUNTS = ["organisations", "formed", "locked", "submitted"] as const;
