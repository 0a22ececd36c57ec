import { data, Form, redirect } from "react-router";
import type { Route } from "./+types/annual-report-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { annualReport } from "../language/annual-report.js";
import { dayOf } from "../language/format.js";
import { useWords } from "../language/language.js";
import { period } from "../language/period.js";
import { Moment } from "../layout/moment.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { type Visit, visitOf } from "../session/visit.js";
import { FiguresHead } from "../statistics/figures-head.js";
import { carryReport } from "./carry-report.server.js";
import { FormRows, FormRows_StatisticalRow } from "./form-rows.js";
import { HandedIn, HandedIn_Organisation } from "./handed-in.js";
import "../style/period.css";

const AnnualReportPage = graphql(
  `
    query AnnualReportPage($id: ID!, $year: Int!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        ...HandedIn_Organisation
        kept: letterDrafts(first: 1) {
          nodes {
            id
          }
        }
        parent {
          id
          kept: letterDrafts(first: 1) {
            nodes {
              id
            }
          }
        }
        statisticalReports(first: 50) {
          nodes {
            id
            number
            year
            status
            submittedAt
            acceptedAt
          }
        }
      }
    }
  `,
  [HandedIn_Organisation],
);

const FormOfYear = graphql(
  `
    query FormOfYear($id: ID!, $year: Int!) {
      organisation(id: $id) {
        id
        statisticalForm(year: $year) {
          kind
          on
          rows {
            ...FormRows_StatisticalRow
          }
        }
      }
    }
  `,
  [FormRows_StatisticalRow],
);

const FormOfReport = graphql(
  `
    query FormOfReport($id: ID!) {
      statisticalReport(id: $id) {
        id
        statisticalForm {
          kind
          on
          rows {
            ...FormRows_StatisticalRow
          }
        }
      }
    }
  `,
  [FormRows_StatisticalRow],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const thisYear = Number(dayOf(Date.now()).slice(0, 4));
  const year = Math.min(Math.max(Math.trunc(Number(asked.get("year"))) || thisYear, 2000), thisYear);
  const visit = visitOf(context);
  const [answer, instructions] = await Promise.all([
    askForPage(visit, AnnualReportPage, {
      id: idOf(params.id),
      year,
      after: asked.get("after"),
    }),
    instructionsFor(visit, "ANNUAL_REPORT"),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  const { statisticalReports, kept, parent, ...organisation } = found(
    answer.data.organisation,
    answer.faults,
  );
  const reports = found(statisticalReports, answer.faults).nodes;
  const report = reports.find((one) => one.year === year) ?? null;
  return {
    organisation,
    instructions,
    year,
    thisYear,
    form: await readForm(visit, { id: organisation.id, year, report }),
    report,
    may: { keep: kept !== null, accept: Boolean(parent?.kept) },
  };
}

interface Wanted {
  readonly id: string;
  readonly year: number;
  readonly report: { readonly id: string; readonly status: string } | null;
}

/** What was locked of the year; what the register says of it where nothing was. */
async function readForm(visit: Visit, { id, year, report }: Wanted) {
  if (!report || report.status === "DRAFT") {
    const { data: counted, faults } = await askForPage(visit, FormOfYear, { id, year });
    return found(counted.organisation?.statisticalForm, faults);
  }
  const { data: locked, faults } = await askForPage(visit, FormOfReport, { id: report.id });
  return found(locked.statisticalReport, faults).statisticalForm;
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const problem = await carryReport(visitOf(context), idOf(params.id), await request.formData());
  const { pathname, search } = new URL(request.url);
  return problem ? data({ problem }, 422) : redirect(pathname + search, 303);
}

export default function AnnualReport({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, year, thisYear, form, instructions } = loaderData;
  const words = useWords(annualReport);
  const { show } = useWords(period);
  return (
    <div className="page narrow">
      <FiguresHead title={words.title} organisation={organisation} />
      <InstructionLinks instructions={instructions} />
      <Form method="get" className="row days-form">
        <div className="field">
          <label htmlFor="year">{words.year}</label>
          <input id="year" name="year" type="number" required min="2000" max={thisYear} defaultValue={year} />
        </div>
        <button className="button quiet">{show}</button>
      </Form>
      <State {...loaderData} problem={actionData?.problem ?? null} />
      <FormRows name={words.forms[form.kind]} on={form.on} rows={form.rows} />
      <HandedIn organisation={organisation} year={year} />
    </div>
  );
}

type StateProps = Route.ComponentProps["loaderData"] & { readonly problem: string | null };

/** How far the report has come, and the one thing to be done with it next. */
function State({ report, year, may, problem }: StateProps) {
  const words = useWords(annualReport);
  const status = report?.status ?? "NONE";
  const deed = NEXT[status];
  const isMine = deed === "accept" ? may.accept : may.keep;
  const at = report?.acceptedAt ?? report?.submittedAt;
  return (
    <section className="panel" aria-labelledby="state">
      <h2 id="state">
        {report ? words.numbered(report.number) : words.none}: {words.states[status]}
      </h2>
      {at && (
        <p className="note">
          <Moment value={at} isExact />
        </p>
      )}
      <p>{words.leads[status]}</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {deed && isMine && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="report" value={report?.id ?? ""} />
          <input type="hidden" name="year" value={year} />
          <SendButton busy={words.busy} deed={deed}>
            {words.deeds[deed]}
          </SendButton>
        </Form>
      )}
    </section>
  );
}

const NEXT = {
  NONE: "create",
  DRAFT: "lock",
  LOCKED: "submit",
  SUBMITTED: "accept",
  ACCEPTED: null,
} as const;
