import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber, formatTenths } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { shares } from "../language/shares.js";
import { statistics } from "../language/statistics.js";
import { WideTable } from "../layout/wide-table.js";

export const WillingChairs_Organisation = graphql(`
  fragment WillingChairs_Organisation on Organisation @_unmask {
    willingChairs {
      chairs
      willing
      byEmail
      bySms
      byMessenger
      byPush
    }
  }
`);

const WAYS = ["willing", "byEmail", "bySms", "byMessenger", "byPush"] as const;
type Counted = NonNullable<ResultOf<typeof WillingChairs_Organisation>["willingChairs"]>;

/** How many of those who lead organisations can be written to. */
export function WillingChairs({ counted }: { counted: Counted }) {
  const { locale } = useLanguage();
  const words = useWords(statistics);
  const { hidden, count, percent } = useWords(shares);
  const { chairs } = counted;
  return (
    <WideTable name={words.willingChairs}>
      <caption>
        {words.willingChairs}
        <br />
        <span className="note">{words.ofChairs(chairs)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.ways.title}</th>
          <th scope="col">{count}</th>
          <th scope="col">{percent}</th>
        </tr>
      </thead>
      <tbody>
        {WAYS.map((way) => {
          const willing = counted[way];
          return (
            <tr key={way}>
              <th scope="row">{words.ways[way]}</th>
              <td>{willing === null ? hidden : formatNumber(locale, willing)}</td>
              <td>{willing === null ? hidden : `${formatTenths(locale, (willing / chairs) * 100)} %`}</td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}
