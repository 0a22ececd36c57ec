import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { WideTable } from "../layout/wide-table.js";

export const Effect_ReorganisationEffect = graphql(`
  fragment Effect_ReorganisationEffect on ReorganisationEffect {
    memberCount
    organisationCount
    createdCount
    closedCount
    endedTermCount
    numberCount
    numbers {
      organisation {
        id
        name
      }
      was
      became
    }
    totals {
      organisation {
        id
        name
      }
      memberCountBefore
      memberCountAfter
      primaryCountBefore
      primaryCountAfter
    }
  }
`);

const COUNTS = [
  "createdCount",
  "organisationCount",
  "memberCount",
  "closedCount",
  "endedTermCount",
  "numberCount",
] as const;

/** What a deed would change: in sentences, and before and after in tables. */
export function Effect({ effect: asked }: { effect: FragmentOf<typeof Effect_ReorganisationEffect> }) {
  const { effect: words } = useWords(structureDeeds);
  const { numbers, totals, ...effect } = readFragment(Effect_ReorganisationEffect, asked);
  const changes = COUNTS.filter((name) => effect[name] > 0);
  return (
    <>
      {changes.length > 0 && (
        <ul>
          {changes.map((name) => (
            <li key={name}>{words[name](effect[name])}</li>
          ))}
        </ul>
      )}
      {changes.length + totals.length === 0 && <p>{words.nothing}</p>}
      {totals.length > 0 && (
        <WideTable name={words.totals}>
          <caption>{words.totals}</caption>
          <thead>
            <tr>
              <th scope="col">{words.organisation}</th>
              <th scope="col">{words.members}</th>
              <th scope="col">{words.primaries}</th>
            </tr>
          </thead>
          <tbody>
            {totals.map((total) => (
              <tr key={total.organisation.id}>
                <th scope="row" lang="ru">
                  {total.organisation.name}
                </th>
                <td>
                  <Change from={total.memberCountBefore} to={total.memberCountAfter} />
                </td>
                <td>
                  <Change from={total.primaryCountBefore} to={total.primaryCountAfter} />
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {numbers.length > 0 && (
        <WideTable name={words.numbers}>
          <caption>
            {words.numbers}
            {numbers.length < effect.numberCount && (
              <span className="note"> {words.firstNumbers(numbers.length)}</span>
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.organisation}</th>
              <th scope="col">{words.was}</th>
              <th scope="col">{words.became}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ organisation, was, became }) => (
              <tr key={organisation.id}>
                <th scope="row" lang="ru">
                  {organisation.name}
                </th>
                <td>{was}</td>
                <td>{became}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </>
  );
}

function Change({ from, to }: { readonly from: number; readonly to: number }) {
  const { locale } = useLanguage();
  const { effect: words } = useWords(structureDeeds);
  if (from === to) return formatNumber(locale, to);
  return words.change(formatNumber(locale, from), formatNumber(locale, to));
}
