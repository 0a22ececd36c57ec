import { kopecksOf } from "../form/kopecks.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { CounterAnswer } from "./counter-answer.js";

const CheckCard = graphql(`
  mutation CheckCard($input: CheckCardInput!) {
    checkCard(input: $input) {
      __typename
      ... on CheckCardPayload {
        check {
          id
          isValid
          initials
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

const RecordSale = graphql(
  `
    mutation RecordSale($input: RecordSaleInput!) {
      recordSale(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form at the counter asks for. */
export async function serveCounter(visit: Visit, form: FormData): Promise<CounterAnswer> {
  const written = writtenIn(form);
  try {
    return written("deed") === "sale" ? await recordSale(visit, written) : await checkCard(visit, written);
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}

async function checkCard(visit: Visit, written: Written): Promise<CounterAnswer> {
  const code = written("code");
  const { checkCard: answer } = (
    await ask(visit, CheckCard, {
      input: { partnerId: written("shop"), ...(code ? { code } : { number: written("number") }) },
    })
  ).data;
  return "check" in answer ? { check: answer.check } : { problem: answer.message };
}

async function recordSale(visit: Visit, written: Written): Promise<CounterAnswer> {
  const input: VariablesOf<typeof RecordSale>["input"] = {
    checkId: written("check"),
    spentKopecks: kopecksOf(written("spent")),
    discountKopecks: kopecksOf(written("discount")),
  };
  const { recordSale: answer } = (await ask(visit, RecordSale, { input })).data;
  if (!("message" in answer)) return { isRecorded: true };
  return { check: { id: written("check"), isValid: true, initials: null }, problem: sentenceOf(answer) };
}
