import { Link } from "react-router";
import type { Route } from "./+types/statistics-page.js";
import { SelectField } from "../form/select-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { shares } from "../language/shares.js";
import { statistics } from "../language/statistics.js";
import { Moment } from "../layout/moment.js";
import { idOf } from "../layout/wanted.js";
import { Days } from "../period/days-form.js";
import { Years } from "../period/years.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Ages, Ages_Passport } from "./ages.js";
import { Below } from "./below.js";
import { readBelow } from "./below.server.js";
import { FiguresHead } from "./figures-head.js";
import { Figures, Figures_Organisation } from "./figures.js";
import { Period, Period_Panel } from "./period.js";
import { TrendChart, TrendChart_TrendPoint } from "./trend-chart.js";
import { useFreshFigures } from "./use-fresh-figures.js";
import { figuresAddress, INDICATORS, STEPS, wantedFigures } from "./wanted-figures.js";
import { WillingChairs, WillingChairs_Organisation } from "./willing-chairs.js";
import "../style/statistics.css";

const StatisticsPage = graphql(
  `
    query StatisticsPage(
      $id: ID!
      $from: PlainDate!
      $until: PlainDate!
      $indicator: TrendIndicator!
      $step: TrendStep!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        ...Figures_Organisation
        ...WillingChairs_Organisation
        panel {
          ...Period_Panel
        }
        passport {
          ...Ages_Passport
        }
        trend(from: $from, until: $until, indicator: $indicator, step: $step) {
          ...TrendChart_TrendPoint
        }
        parent {
          ...Figures_Organisation
        }
      }
    }
  `,
  [Ages_Passport, Figures_Organisation, Period_Panel, TrendChart_TrendPoint, WillingChairs_Organisation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const wanted = wantedFigures(new URL(request.url).searchParams);
  const { from, until, indicator, step } = wanted;
  const [answer, below] = await Promise.all([
    askForPage(visit, StatisticsPage, { id, from, until, indicator, step }),
    readBelow(visit, id, wanted),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  const { parent, panel, ...organisation } = found(answer.data.organisation, answer.faults);
  return {
    organisation: { ...organisation, panel: found(panel, answer.faults) },
    above: parent?.panel ? parent : null,
    below,
    wanted,
  };
}

export default function Statistics({ loaderData }: Route.ComponentProps) {
  const { organisation, above, below, wanted } = loaderData;
  const { locale, path } = useLanguage();
  const words = useWords(statistics);
  const { hidden, on: asOf } = useWords(shares);
  const { counted, isFresh } = useFreshFigures(organisation);
  const { on, membership } = counted.panel ?? organisation.panel;
  const { trend, passport, panel, willingChairs } = organisation;
  return (
    <div className="page">
      {above && (
        <p>
          <Link to={path(`/organisations/${above.id}/statistics`)}>
            {words.above} <span lang="ru">{above.name}</span>
          </Link>
        </p>
      )}
      <FiguresHead title={words.title} organisation={organisation}>
        <Queues organisationId={organisation.id} />
      </FiguresHead>
      <p className="headline">
        <strong>{membership.total === null ? hidden : formatNumber(locale, membership.total)}</strong>{" "}
        {words.members}, {asOf} <Moment value={on} />
      </p>
      <p className="note" role="status">
        {isFresh ? words.fresh : words.live}
      </p>
      <div className="figures">
        <Figures counted={counted} above={above} />
        {passport && <Ages passport={passport} />}
        {willingChairs && willingChairs.chairs > 0 && <WillingChairs counted={willingChairs} />}
      </div>
      {!trend && <p className="note">{words.whyHidden}</p>}
      {!above && <p className="note">{words.noAbove}</p>}
      <section aria-labelledby="trend">
        <h2 id="trend">{words.trend}</h2>
        <Days days={wanted}>
          <SelectField
            name="indicator"
            label={words.indicator}
            options={INDICATORS.map((one) => [one, words.indicators[one]])}
            initial={wanted.indicator}
          />
          <SelectField
            name="step"
            label={words.step}
            options={STEPS.map((one) => [one, words.bySteps[one]])}
            initial={wanted.step}
          />
        </Days>
        {trend ? (
          <TrendChart name={words.indicators[wanted.indicator]} points={trend} step={wanted.step} />
        ) : (
          <>
            <p className="note">{words.trendHidden}</p>
            <Years days={wanted} to={(days) => figuresAddress(wanted, days)} />
          </>
        )}
      </section>
      <Period {...panel} />
      {below && below.count > 0 && <Below {...below} wanted={wanted} />}
    </div>
  );
}
