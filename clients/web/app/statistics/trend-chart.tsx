import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatDay, formatMonth, formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { statistics } from "../language/statistics.js";
import { WideTable } from "../layout/wide-table.js";
import { scaleOf } from "./scale.js";
import type { Step } from "./wanted-figures.js";

export const TrendChart_TrendPoint = graphql(`
  fragment TrendChart_TrendPoint on TrendPoint @_unmask {
    countedFrom
    countedUntil
    value
    change
    admittedCount
    removedCount
    transferredInCount
    transferredOutCount
  }
`);

type Point = ResultOf<typeof TrendChart_TrendPoint>;

interface TrendChartProps {
  readonly name: string;
  readonly points: readonly Point[];
  readonly step: Step;
}

const WIDTH = 1000;
const HEIGHT = 400;

/** How a count moved: a line for the eye, and the same as a table. */
export function TrendChart({ name, points, step }: TrendChartProps) {
  const { locale } = useLanguage();
  const words = useWords(statistics);
  const called = useNaming(step);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <p role="status">{words.noTrend}</p>;
  const { lowest, highest, ticks } = scaleOf(points.map(({ value }) => value));
  const y = (value: number) => HEIGHT - ((value - lowest) / (highest - lowest)) * HEIGHT;
  const x = (at: number) => (points.length > 1 ? (at / (points.length - 1)) * WIDTH : WIDTH / 2);
  const line = points.map(({ value }, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const middle = points[Math.floor((points.length - 1) / 2)] ?? first;
  const shown = points.length > 2 ? [first, middle, last] : [first, last];
  return (
    <figure className="trend">
      <figcaption>
        <strong>{name}</strong>{" "}
        {words.went(
          formatNumber(locale, first.value),
          formatNumber(locale, last.value),
          formatChange(locale, last.value - first.value),
        )}
      </figcaption>
      <div className="trend-drawing" aria-hidden="true">
        <ol className="trend-heights">
          {ticks.toReversed().map((tick) => (
            <li key={tick}>{formatNumber(locale, tick)}</li>
          ))}
        </ol>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          {ticks.map((tick) => (
            <path key={tick} className="trend-grid" d={`M0 ${y(tick)}H${WIDTH}`} />
          ))}
          <polygon
            className="trend-ground"
            points={`${x(0)},${HEIGHT} ${line} ${x(points.length - 1)},${HEIGHT}`}
          />
          <polyline className="trend-line" points={line} />
          <path className="trend-end" d={`M${x(points.length - 1)} ${y(last.value)}h0`} />
        </svg>
        <ol className="trend-days">
          {shown.map((point) => (
            <li key={point.countedFrom}>{called(point)}</li>
          ))}
        </ol>
      </div>
      <details>
        <summary>{words.asTable}</summary>
        <WideTable name={name}>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{words.steps[step]}</th>
              <th scope="col">{words.atEnd}</th>
              <th scope="col">{words.change}</th>
              {MOVEMENTS.map((movement) => (
                <th key={movement} scope="col">
                  {words.movements[movement]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.countedFrom}>
                <th scope="row">{called(point)}</th>
                <td>{formatNumber(locale, point.value)}</td>
                <td>{formatChange(locale, point.change)}</td>
                {MOVEMENTS.map((movement) => (
                  <td key={movement}>{formatNumber(locale, point[movement])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      </details>
    </figure>
  );
}

export const MOVEMENTS = [
  "admittedCount",
  "removedCount",
  "transferredInCount",
  "transferredOutCount",
] as const;

/** What a step is called: a day, a month or a year. */
function useNaming(step: Step) {
  const { locale } = useLanguage();
  return ({ countedFrom }: Point) => {
    if (step === "YEAR") return countedFrom.slice(0, 4);
    return step === "MONTH" ? formatMonth(locale, countedFrom) : formatDay(locale, countedFrom);
  };
}

/** "+8", "−3", "0". */
function formatChange(locale: "ru" | "en", value: number): string {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return sign + formatNumber(locale, Math.abs(value));
}
