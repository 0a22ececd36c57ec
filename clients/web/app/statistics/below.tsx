import { Link } from "react-router";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { shares } from "../language/shares.js";
import { statistics } from "../language/statistics.js";
import { WideTable } from "../layout/wide-table.js";
import type { BelowRow } from "./put-in-order.js";
import { Percent } from "./share-table.js";
import { figuresAddress, ORDERS, type Wanted } from "./wanted-figures.js";

interface BelowProps {
  readonly rows: readonly BelowRow[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly wanted: Wanted;
}

/** The organisations right below, held against each other; each leads to its own figures. */
export function Below({ rows, count, page, pages, wanted }: BelowProps) {
  const { locale, path } = useLanguage();
  const words = useWords(statistics);
  const { hidden } = useWords(shares);
  const to = (other: number) => figuresAddress(wanted, { page: other });
  return (
    <section aria-label={words.below} className="below">
      <WideTable name={words.below}>
        <caption>
          {words.below} <span className="count">{formatNumber(locale, count)}</span>
        </caption>
        <thead>
          <tr>
            {ORDERS.map((order) => {
              const isOwn = order === wanted.order;
              const isUp = wanted.isTurned === (order !== "name");
              return (
                <th
                  key={order}
                  scope="col"
                  aria-sort={isOwn ? (isUp ? "ascending" : "descending") : undefined}
                >
                  <Link
                    to={figuresAddress(wanted, { order, isTurned: isOwn && !wanted.isTurned, page: 1 })}
                    preventScrollReset
                  >
                    {words.columns[order]}
                    {isOwn && <span aria-hidden="true">{isUp ? " ↑" : " ↓"}</span>}
                  </Link>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, ...row }) => (
            <tr key={id}>
              <th scope="row" lang="ru">
                <Link to={path(`/organisations/${id}/statistics`)}>{name}</Link>
              </th>
              {(["members", "admitted", "removed"] as const).map((figure) => (
                <td key={figure}>{row[figure] === null ? hidden : formatNumber(locale, row[figure])}</td>
              ))}
              {(["plastic", "virtual", "coverage", "participants", "filled"] as const).map((figure) => (
                <td key={figure}>{row[figure] ? <Percent {...row[figure]} /> : hidden}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
      {pages > 1 && (
        <nav className="row" aria-label={words.pages}>
          {page > 1 && (
            <Link className="button quiet" to={to(page - 1)} rel="prev">
              {words.before}
            </Link>
          )}
          <span className="note">{words.pageOf(page, pages)}</span>
          {page < pages && (
            <Link className="button quiet" to={to(page + 1)} rel="next">
              {words.next}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
