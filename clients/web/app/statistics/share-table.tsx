import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { shares } from "../language/shares.js";
import { Moment } from "../layout/moment.js";
import { WideTable } from "../layout/wide-table.js";

/** How many of how many; null what is hidden from the reader. */
export const Share_Share = graphql(`
  fragment Share_Share on Share @_unmask {
    count
    base
    percent
    on
  }
`);

export type Share = ResultOf<typeof Share_Share>;

export interface ShareRow {
  readonly name: string;
  readonly share: Share;
  /** The same of the organisation above. */
  readonly above?: Share | null;
}

interface ShareTableProps {
  readonly name: string;
  readonly rows: readonly ShareRow[];
  /** The name of the organisation above, where it is held against it. */
  readonly above?: string | null;
}

/** Shares one below another, each with what it is of. */
export function ShareTable({ name, rows, above = null }: ShareTableProps) {
  const words = useWords(shares);
  const on = rows[0]?.share.on;
  return (
    <WideTable name={name}>
      <caption>
        {name} {on && <Dated on={on} />}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.percent}</th>
          {above && (
            <th scope="col" lang="ru">
              {above}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name: title, share, above: higher }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>
              <Counted {...share} />
            </td>
            <td>
              <Percent {...share} />
            </td>
            {above && <td>{higher ? <Percent {...higher} /> : "—"}</td>}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** The day that figures are of. */
export function Dated({ on }: { readonly on: string }) {
  const words = useWords(shares);
  return (
    <small className="note">
      {words.on} <Moment value={on} />
    </small>
  );
}

/** "478 из 912". */
export function Counted({ count, base }: Pick<Share, "count" | "base">) {
  const { locale } = useLanguage();
  const words = useWords(shares);
  if (count === null) return words.hidden;
  return (
    <>
      {formatNumber(locale, count)}{" "}
      {base !== null && <span className="note">{words.outOf(formatNumber(locale, base))}</span>}
    </>
  );
}

/** "52,4 %"; a dash where there is nobody to take it of. */
export function Percent({ count, percent }: Pick<Share, "count" | "percent">) {
  const { locale } = useLanguage();
  const words = useWords(shares);
  if (percent !== null) return `${formatNumber(locale, percent)}\u00a0%`;
  return count === null ? words.hidden : "—";
}
