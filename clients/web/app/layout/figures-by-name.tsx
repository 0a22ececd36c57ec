import { formatTenths } from "../language/format.js";
import { useLanguage } from "../language/language.js";
import { WideTable } from "./wide-table.js";

interface FiguresByNameProps<Column extends string> {
  readonly name: string;
  /** Whether its name stands above it too. */
  readonly isNamed?: boolean;
  /** What the first column is headed by. */
  readonly who: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly rows: readonly (readonly [name: string, figures: Readonly<Record<Column, number | null>>])[];
}

/** Figures of people or organisations, one a row; what nobody knows is a dash. */
export function FiguresByName<Column extends string>(props: FiguresByNameProps<Column>) {
  const { name, isNamed, who, columns, rows } = props;
  const { locale } = useLanguage();
  const headed = Object.entries(columns) as [Column, string][];
  return (
    <WideTable name={name}>
      {isNamed && <caption>{name}</caption>}
      <thead>
        <tr>
          <th scope="col">{who}</th>
          {headed.map(([column, label]) => (
            <th key={column} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([of, figures], at) => (
          <tr key={at}>
            <th scope="row" lang="ru">
              {of}
            </th>
            {headed.map(([column]) => (
              <td key={column}>{shown(figures[column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );

  function shown(value: number | null): string {
    return value === null ? "—" : formatTenths(locale, value);
  }
}
