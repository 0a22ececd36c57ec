import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/member-dues-page.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { ask, askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { PaymentRow, PaymentRow_DuesPayment } from "./payment-row.js";
import "../style/insurance.css";
import "../style/dues.css";

const MemberDuesPage = graphql(
  `
    query MemberDuesPage($id: ID!, $member: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        id
        displayName
        name {
          full
        }
        duesPayments(first: 50, after: $after) {
          nodes {
            ...PaymentRow_DuesPayment
            id
            reverses {
              id
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [PaymentRow_DuesPayment],
);

const ReverseDuesPayment = graphql(
  `
    mutation ReverseDuesPayment($input: ReverseDuesPaymentInput!) {
      result: reverseDuesPayment(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), MemberDuesPage, {
    id: idOf(params.id),
    member: idOf(params.memberId),
    after: new URL(request.url).searchParams.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const { duesPayments, ...member } = found(answer.data.member, answer.faults);
  return { organisation, member, list: found(duesPayments, answer.faults) };
}

/** Takes back a payment recorded by mistake. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const paymentId = writtenIn(await request.formData())("payment");
  try {
    const { result } = (await ask(visit, ReverseDuesPayment, { input: { paymentId } })).data;
    if ("message" in result) return data({ problem: sentenceOf(result) }, 422);
    return redirect(new URL(request.url).pathname, 303);
  } catch (error) {
    return data({ problem: problemOf(error, visit) }, 422);
  }
}

type Loaded = Route.ComponentProps["loaderData"];

export default function MemberDues({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member, list } = loaderData;
  const { path } = useLanguage();
  const words = useWords(dues);
  const name = member.name?.full ?? member.displayName;
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  const reversed = new Set(pages.nodes.flatMap(({ reverses }) => reverses?.id ?? []));
  return (
    <div className="page narrow">
      <PageHead title={words.paymentsOf(name)} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/dues`)}>{words.title}</Link>.{" "}
        <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.paymentsOf(name)}</h1>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {pages.nodes.length === 0 && <p role="status">{words.own.none}</p>}
      <ul className="claims dues-lines">
        {pages.nodes.map((payment) => (
          <PaymentRow key={payment.id} payment={payment}>
            {reversed.has(payment.id) && <span className="claim-state">{words.reversed}</span>}
            {!reversed.has(payment.id) && payment.reverses === null && <Reverse paymentId={payment.id} />}
          </PaymentRow>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Reverse({ paymentId }: { paymentId: string }) {
  const words = useWords(dues);
  return (
    <details>
      <summary>{words.reverse}</summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="payment" value={paymentId} />
        <p>{words.reverseLead}</p>
        <SendButton busy={words.sending} isQuiet>
          {words.reverseSubmit}
        </SendButton>
      </Form>
    </details>
  );
}
