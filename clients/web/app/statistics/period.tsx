import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { register } from "../language/register.js";
import { shares } from "../language/shares.js";
import { statistics } from "../language/statistics.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { Roubles } from "../layout/roubles.js";
import { MOVEMENTS } from "./trend-chart.js";

export const Period_Panel = graphql(`
  fragment Period_Panel on Panel @_unmask {
    movement(from: $from, until: $until) {
      countedFrom
      countedUntil
      admittedCount
      removedCount
      transferredInCount
      transferredOutCount
      removals {
        reason
        count
      }
    }
    gains: benefits(from: $from, until: $until) {
      countedFrom
      countedUntil
      saved {
        kopecks
      }
      savedPerMember {
        kopecks
      }
      returned {
        kopecks
      }
      discount {
        kopecks
      }
      paid {
        kopecks
      }
      purchaseCount
      claimCount
    }
  }
`);

/** What happened over the days asked for: who came and went, and what membership gave. */
export function Period({ movement, gains }: ResultOf<typeof Period_Panel>) {
  const { locale } = useLanguage();
  const words = useWords(statistics);
  const { hidden } = useWords(shares);
  const { reasons } = useWords(register);
  const number = (value: number | null) => (value === null ? hidden : formatNumber(locale, value));
  return (
    <div className="period">
      <section className="panel" aria-labelledby="movement">
        <h2 id="movement">{words.movement}</h2>
        <Days {...movement} />
        <dl className="facts">
          {MOVEMENTS.map((one) => (
            <Fact key={one} name={words.movements[one]}>
              {number(movement[one])}
            </Fact>
          ))}
        </dl>
        {movement.removals && movement.removals.length > 0 && (
          <p className="note">
            {words.removals}:{" "}
            {movement.removals
              .map(({ reason, count }) => `${reason ? reasons[reason] : words.noReason} — ${number(count)}`)
              .join("; ")}
          </p>
        )}
      </section>
      <section className="panel" aria-labelledby="benefits">
        <h2 id="benefits">{words.benefits.title}</h2>
        <Days {...gains} />
        <dl className="facts">
          {(["saved", "savedPerMember", "returned", "discount", "paid"] as const).map((one) => (
            <Fact key={one} name={words.benefits[one]}>
              {gains[one] ? <Roubles {...gains[one]} /> : hidden}
            </Fact>
          ))}
          <Fact name={words.benefits.purchaseCount}>{number(gains.purchaseCount)}</Fact>
          <Fact name={words.benefits.claimCount}>{number(gains.claimCount)}</Fact>
        </dl>
      </section>
    </div>
  );
}

function Days({ countedFrom, countedUntil }: { countedFrom: string; countedUntil: string }) {
  return (
    <p className="note">
      <Moment value={countedFrom} /> — <Moment value={countedUntil} />
    </p>
  );
}
