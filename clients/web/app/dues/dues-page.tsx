import { data, Form, redirect } from "react-router";
import type { Route } from "./+types/dues-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { dues } from "../language/dues.js";
import { formatMonth } from "../language/format.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { Roubles } from "../layout/roubles.js";
import { idOf } from "../layout/wanted.js";
import { NO_PAGE } from "../list/page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { keepDues } from "./keep.server.js";
import { monthOf } from "./months.js";
import { Past_DuesReconciliation, PastReconciliations } from "./past-reconciliations.js";
import { reconcile } from "./reconcile.server.js";
import { ReconcileForm } from "./reconcile-form.js";
import { Sheet, Sheet_DuesSheet } from "./sheet.js";
import "../style/insurance.css";
import "../style/join.css";
import "../style/dues.css";

const DuesPage = graphql(
  `
    query DuesPage(
      $id: ID!
      $month: Month!
      $onlyDebtors: Boolean!
      $after: String
      $pastMonth: Month
      $pastAfter: String
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        duesPercent
        preferentialDues {
          kopecks
        }
        duesSheet(month: $month) {
          ...Sheet_DuesSheet
        }
        duesReconciliations(first: 5, month: $pastMonth, after: $pastAfter) {
          nodes {
            ...Past_DuesReconciliation
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [Sheet_DuesSheet, Past_DuesReconciliation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const month = monthOf(wanted.get("month"));
  const onlyDebtors = wanted.has("debtors");
  const isOfMonth = wanted.get("past") === "month";
  const answer = await askForPage(visitOf(context), DuesPage, {
    id: idOf(params.id),
    month,
    onlyDebtors,
    after: wanted.get("after"),
    pastMonth: isOfMonth ? month : null,
    pastAfter: wanted.get("pastAfter"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const {
    duesSheet: sheet,
    duesReconciliations,
    ...organisation
  } = found(answer.data.organisation, answer.faults);
  return {
    organisation,
    sheet,
    reconciliations: duesReconciliations ?? NO_PAGE,
    month,
    onlyDebtors,
    isOfMonth,
    isRecorded: wanted.has("recorded"),
    key: crypto.randomUUID(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const form = await request.formData();
  const { pathname, searchParams } = new URL(request.url);
  if (form.get("deed") === "reconcile") {
    const made = await reconcile(visit, id, form);
    if ("problem" in made) return data({ unreconciled: made, refusal: null, deed: "reconcile" }, 422);
    const { path } = languageIn(visit.locale);
    const said = form.has("record") ? `recorded=${made.recorded}` : "look";
    return redirect(path(`/organisations/${id}/dues/reconciliations/${made.id}?${said}`), 303);
  }
  const refusal = await keepDues(visit, id, form);
  if (refusal) return data({ unreconciled: null, refusal, deed: form.get("deed") }, 422);
  searchParams.delete("recorded");
  if (form.get("deed") === "record") searchParams.set("recorded", "");
  return redirect(`${pathname}?${searchParams}`, 303);
}

export default function Dues({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, sheet, reconciliations, month, onlyDebtors, isOfMonth, isRecorded, key } = loaderData;
  const { locale } = useLanguage();
  const words = useWords(dues);
  const refusal = actionData?.refusal ?? null;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <div role="status">{isRecorded && <p className="done">{words.recorded}</p>}</div>
      <Rates organisation={organisation} refusal={actionData?.deed === "rates" ? refusal : null} />
      {sheet ? (
        <>
          <h2 suppressHydrationWarning>{words.sheet(formatMonth(locale, `${month}-01`))}</h2>
          <Form method="get" className="row dues-month">
            <label htmlFor="month">{words.month}</label>
            <input
              id="month"
              type="month"
              name="month"
              defaultValue={month}
              key={month}
              placeholder="2026-11"
            />
            <button className="button quiet small">{words.show}</button>
          </Form>
          <Sheet
            key={month}
            organisationId={organisation.id}
            sheet={sheet}
            month={month}
            onlyDebtors={onlyDebtors}
            formKey={key}
            refusal={actionData?.deed === "record" || actionData?.deed === "close" ? refusal : null}
          />
          <ReconcileForm month={month} unreconciled={actionData?.unreconciled ?? null} />
          <PastReconciliations
            key={`${month} ${isOfMonth}`}
            organisationId={organisation.id}
            month={month}
            isOfMonth={isOfMonth}
            reconciliations={reconciliations}
          />
        </>
      ) : (
        <p>{words.noSheet}</p>
      )}
    </div>
  );
}

interface RatesProps {
  readonly organisation: Route.ComponentProps["loaderData"]["organisation"];
  readonly refusal: Refusal | null;
}

function Rates({ organisation: { duesPercent, preferentialDues }, refusal }: RatesProps) {
  const words = useWords(dues);
  return (
    <section className="panel" aria-labelledby="rates">
      <h2 id="rates">{words.rates}</h2>
      <dl className="facts">
        <dt>{words.percent}</dt>
        <dd>{duesPercent === null ? words.unset : words.percentOf(duesPercent)}</dd>
        <dt>{words.preferential}</dt>
        <dd>{preferentialDues === null ? words.unset : <Roubles {...preferentialDues} />}</dd>
      </dl>
      <details open={refusal !== null || undefined}>
        <summary>{words.change}</summary>
        <RefusableForm refusal={refusal}>
          <TextField
            name="duesPercent"
            label={words.percent}
            inputMode="decimal"
            initial={duesPercent === null ? "" : String(duesPercent)}
          />
          <TextField
            name="preferentialDues"
            label={words.preferential}
            hint={words.preferentialHint}
            inputMode="decimal"
            initial={preferentialDues === null ? "" : String(preferentialDues.kopecks / 100)}
          />
          <SendButton busy={words.sending} deed="rates" isQuiet>
            {words.save}
          </SendButton>
        </RefusableForm>
      </details>
    </section>
  );
}
