import { kopecksOf } from "../form/kopecks.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask, askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import type { Visit } from "../session/visit.js";
import { isMonth } from "./months.js";

const PayDues = graphql(
  `
    mutation PayDues($input: PayDuesInput!) {
      result: payDues(input: $input) {
        __typename
        ... on PayDuesPayload {
          payUrl
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SettleDuesCharge = graphql(`
  mutation SettleDuesCharge($input: SettleDuesChargeInput!) {
    result: settleDuesCharge(input: $input) {
      __typename
      ... on SettleDuesChargePayload {
        charge {
          id
          status
        }
      }
    }
  }
`);

/** Begins to pay: the bank's page, or what was wrong with the form. A form begins one payment, however often it is sent. */
export async function beginToPay(visit: Visit, form: FormData): Promise<string | Refusal> {
  const written = writtenIn(form);
  const month = written("month");
  if (!isMonth(month)) {
    const fields = [{ path: "month", message: dues[visit.locale].notMonth }];
    return refuse(form, { message: "", fields }, visit);
  }
  try {
    const input = {
      id: written("id"),
      month,
      kopecks: Math.max(0, kopecksOf(written("sum"))),
    };
    const { result } = (await ask(visit, PayDues, { input })).data;
    return "payUrl" in result ? result.payUrl : refuse(form, result, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** What the bank says of a payment; null where nobody can say. Repeating it changes nothing. */
export async function settleCharge(visit: Visit, chargeId: string) {
  const answer = await askForPart(visit, SettleDuesCharge, { input: { chargeId } });
  return answer && "charge" in answer.result ? answer.result.charge.status : null;
}
