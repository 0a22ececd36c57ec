import { graphql, type ResultOf } from "../gateway/graphql.js";
import { charts } from "../language/charts.js";
import { useLanguage, useWords } from "../language/language.js";
import "../style/chart.css";

export const Chart_Chart = graphql(`
  fragment Chart_Chart on Chart @_unmask {
    title
    question
    unit
    bars {
      label
      value
      series
    }
    source {
      name
      url
    }
    measuredOn
    respondents
    respondentCount
  }
`);

export type ChartData = ResultOf<typeof Chart_Chart>;
type Bar = ChartData["bars"][number];

/** A comparison as bars. The drawing is a table too, so whoever does not see it, or prints it, has every figure. */
export function Chart({ chart }: { chart: ChartData }) {
  const words = useWords(charts);
  const { title, question, unit, bars } = chart;
  const most = unit === "PERCENT" ? 100 : Math.max(...bars.map(({ value }) => value)) || 1;
  const series = [...new Set(bars.map((bar) => bar.series))];
  const row = (bar: Bar, name: string) => (
    <tr key={name}>
      <th scope="row">
        {name}
        <svg
          className="chart-bar"
          data-series={series.indexOf(bar.series)}
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={(bar.value / most) * 100} height="4" />
        </svg>
      </th>
      {/* Two builds of Intl may differ by a kind of space. */}
      <td suppressHydrationWarning>{words.values[unit](bar.value)}</td>
    </tr>
  );
  const labels = [...new Set(bars.map(({ label }) => label))];
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong> {question}
      </figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.compared}</span>
            </th>
            <th scope="col">
              <span className="unseen">{words.value}</span>
            </th>
          </tr>
        </thead>
        {series.some((name) => name !== null) ? (
          labels.map((label) => (
            <tbody key={label}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {label}
                </th>
              </tr>
              {bars.filter((bar) => bar.label === label).map((bar) => row(bar, bar.series ?? ""))}
            </tbody>
          ))
        ) : (
          <tbody>{bars.map((bar) => row(bar, bar.label))}</tbody>
        )}
      </table>
      <Origin {...chart} />
    </figure>
  );
}

/** Who counted, whom they asked and when. */
function Origin({ source, respondents, respondentCount, measuredOn }: ChartData) {
  const { day } = useLanguage();
  const words = useWords(charts);
  const asked = respondentCount === null ? respondents && words.respondents : words.asked(respondentCount);
  return (
    <p className="note" suppressHydrationWarning>
      {words.source}:{" "}
      {source.url && /^https?:/i.test(source.url) ? (
        <a href={source.url} rel="noopener noreferrer external">
          {source.name}
        </a>
      ) : (
        source.name
      )}
      .{asked && ` ${[asked, respondents].filter(Boolean).join(": ")}.`}
      {measuredOn && ` ${words.on(day(measuredOn))}.`}
    </p>
  );
}
