import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatTenths } from "../language/format.js";
import { annualReport } from "../language/annual-report.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { WideTable } from "../layout/wide-table.js";

export const FormRows_StatisticalRow = graphql(`
  fragment FormRows_StatisticalRow on StatisticalRow @_unmask {
    number
    title
    unit
    value
    on
    source
  }
`);

type Row = ResultOf<typeof FormRows_StatisticalRow>;

interface FormRowsProps {
  readonly name: string;
  readonly on: string;
  readonly rows: readonly Row[];
}

/** The statutory form, filled from the register: nothing is written by hand. */
export function FormRows({ name, on, rows }: FormRowsProps) {
  const words = useWords(annualReport);
  return (
    <WideTable name={name}>
      <caption>
        {name}{" "}
        <small className="note">
          {words.on} <Moment value={on} />
        </small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.row}</th>
          <th scope="col">{words.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row" lang="ru" title={row.source}>
              {row.number}. {row.title}
            </th>
            <td>
              <Value {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Value({ unit, value, on }: Row) {
  const { locale } = useLanguage();
  if (unit === "DAY") return on ? <Moment value={on} /> : "—";
  if (value === null) return "—";
  return formatTenths(locale, value) + (unit === "SHARE" ? "\u00a0%" : "");
}
