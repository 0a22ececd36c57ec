import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { shares } from "../language/shares.js";
import { statistics } from "../language/statistics.js";
import { WideTable } from "../layout/wide-table.js";
import { Dated, Share_Share } from "./share-table.js";

export const Ages_Passport = graphql(
  `
    fragment Ages_Passport on Passport @_unmask {
      on
      social {
        youth {
          ...Share_Share
        }
        ageBySex {
          ageGroup
          count
          women
          men
        }
      }
    }
  `,
  [Share_Share],
);

/** How old members are, women and men. */
export function Ages({ passport: { on, social } }: { passport: ResultOf<typeof Ages_Passport> }) {
  const { locale } = useLanguage();
  const words = useWords(statistics);
  const { hidden } = useWords(shares);
  const most = Math.max(1, ...social.ageBySex.map(({ count }) => count ?? 0));
  const shown = (count: number | null) => (count === null ? hidden : formatNumber(locale, count));
  return (
    <WideTable name={words.ages}>
      <caption>
        {words.ages} <Dated on={on} />
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.age}</th>
          <th scope="col">{words.all}</th>
          <th scope="col">{words.figures.women}</th>
          <th scope="col">{words.figures.men}</th>
        </tr>
      </thead>
      <tbody>
        {social.ageBySex.map(({ ageGroup, count, women, men }) => (
          <tr key={ageGroup}>
            <th scope="row">
              {words.ageGroups[ageGroup ?? "UNKNOWN"]}
              <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect width={((count ?? 0) / most) * 100} height="4" />
              </svg>
            </th>
            <td>{shown(count)}</td>
            <td>{shown(women)}</td>
            <td>{shown(men)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
