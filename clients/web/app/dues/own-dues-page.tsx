import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/own-dues-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { Field } from "../form/field.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { useLanguage, useWords } from "../language/language.js";
import { idIn } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { monthOf } from "./months.js";
import { type Payment, PaymentRow, PaymentRow_DuesPayment } from "./payment-row.js";
import { beginToPay, settleCharge } from "./pay.server.js";
import "../style/insurance.css";
import "../style/join.css";
import "../style/dues.css";

const OwnDuesPage = graphql(
  `
    query OwnDuesPage($after: String) {
      viewer {
        id
        member {
          id
          duesPayments(first: 20, after: $after) {
            nodes {
              ...PaymentRow_DuesPayment
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [PaymentRow_DuesPayment],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const chargeId = idIn(wanted, "charge");
  // Banks send people back to here by a plain link; asking again changes nothing.
  const state = chargeId && wanted.has("paid") ? await settleCharge(visit, chargeId) : null;
  const answer = await askForPage(visit, OwnDuesPage, { after: wanted.get("after") });
  if (!answer.data.viewer) throw signInFirst(request);
  const { member } = answer.data.viewer;
  return {
    isMember: member !== null,
    list: member?.duesPayments ?? NOTHING,
    charge: chargeId === null ? null : { id: chargeId, state, isAsked: wanted.has("paid") },
    month: monthOf(null),
    paymentId: crypto.randomUUID(),
  };
}

const NOTHING = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export async function action({ context, request }: Route.ActionArgs) {
  const begun = await beginToPay(visitOf(context), await request.formData());
  return typeof begun === "string" ? redirect(begun, 303) : data(begun, 422);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function OwnDues({ loaderData, actionData }: Route.ComponentProps) {
  const { isMember, list, charge, month, paymentId } = loaderData;
  const words = useWords(dues);
  const refusal = actionData ?? null;
  const pages = usePages<Payment, Loaded>(list, "after", (loaded) => loaded.list);
  if (!isMember) {
    return (
      <OwnPage title={words.own.title}>
        <p className="lead">{words.own.notMember}</p>
      </OwnPage>
    );
  }
  return (
    <OwnPage title={words.own.title}>
      {charge && <Came charge={charge} />}
      <RefusableForm refusal={refusal}>
        <h2>{words.own.pay}</h2>
        <p>{words.own.payLead}</p>
        <input type="hidden" name="id" value={refusal?.values["id"] ?? paymentId} />
        <Field name="month" label={words.month} initial={month} isRequired>
          {(given) => <input type="month" placeholder="2026-11" {...given} />}
        </Field>
        <TextField
          name="sum"
          path="kopecks"
          label={words.sum}
          inputMode="decimal"
          maxLength={20}
          isRequired
        />
        <SendButton busy={words.sending}>{words.own.submit}</SendButton>
      </RefusableForm>
      <h2>{words.own.paidFor}</h2>
      {pages.nodes.length === 0 && <p>{words.own.none}</p>}
      <ul className="claims">
        {pages.nodes.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} />
        ))}
      </ul>
      <More pages={pages} />
    </OwnPage>
  );
}

/** What came of a payment from which one returns. */
function Came({ charge: { id, state, isAsked } }: { charge: NonNullable<Loaded["charge"]> }) {
  const { own } = useWords(dues);
  const { path } = useLanguage();
  if (state === "PAID") {
    return (
      <p role="status" className="done">
        {own.states.PAID}
      </p>
    );
  }
  return (
    <div role="status" className="panel">
      <p>{state ? own.states[state] : isAsked ? own.unknown : own.unpaid}</p>
      {state !== "DECLINED" && (
        <p>
          <Link to={path(`/cabinet/dues?charge=${id}&paid`)}>{own.ask}</Link>
        </p>
      )}
    </div>
  );
}
