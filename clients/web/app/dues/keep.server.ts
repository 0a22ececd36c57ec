import { kopecksOf } from "../form/kopecks.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import type { Visit } from "../session/visit.js";
import { monthOf } from "./months.js";

const ChangeDues = graphql(
  `
    mutation ChangeDues($input: ChangeOrganisationInput!) {
      result: changeOrganisation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RecordDuesPayment = graphql(
  `
    mutation RecordDuesPayment($input: RecordDuesPaymentInput!) {
      result: recordDuesPayment(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseDuesSheet = graphql(
  `
    mutation CloseDuesSheet($input: CloseDuesSheetInput!) {
      result: closeDuesSheet(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on the page of dues asks for: what was wrong with the form, null when it is done. */
export async function keepDues(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  const fields = faultsOf(visit, written);
  if (fields.length > 0) return refuse(form, { message: "", fields }, visit);
  try {
    const result = await resultOf(visit, organisationId, written);
    return result && "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** What cannot be sent: a number that is none. */
function faultsOf({ locale }: Visit, written: Written): { path: string; message: string }[] {
  const words = dues[locale];
  switch (written("deed")) {
    case "rates":
      return [
        ...(percentOf(written) === null || Number.isFinite(percentOf(written))
          ? []
          : [{ path: "duesPercent", message: words.notNumber }]),
        ...(kopecksOf(written("preferentialDues")) < 0
          ? [{ path: "preferentialDues", message: words.notSum }]
          : []),
      ];
    case "record":
      return kopecksOf(written("sum")) > 0 ? [] : [{ path: "kopecks", message: words.notSum }];
    default:
      return [];
  }
}

function percentOf(written: Written): number | null {
  const typed = written("duesPercent");
  return typed ? Number(typed.replace(",", ".").replace("%", "")) : null;
}

async function resultOf(visit: Visit, organisationId: string, written: Written) {
  const month = monthOf(written("month"));
  switch (written("deed")) {
    case "rates": {
      const preferentialDues = written("preferentialDues") ? kopecksOf(written("preferentialDues")) : null;
      const input = { organisationId, duesPercent: percentOf(written), preferentialDues };
      return (await ask(visit, ChangeDues, { input })).data.result;
    }
    case "record": {
      const input = {
        memberId: written("member"),
        month,
        kopecks: kopecksOf(written("sum")),
        form: FORMS.find((one) => one === written("form")) ?? "CASH",
        paidOn: written("paidOn") || null,
        // Without a number of a slip the form names itself, so that sending it twice records nothing twice.
        reference: written("reference") || written("key"),
      };
      return (await ask(visit, RecordDuesPayment, { input })).data.result;
    }
    case "close":
      return (await ask(visit, CloseDuesSheet, { input: { organisationId, month } })).data.result;
    default:
      return null;
  }
}

/** How dues may have been paid. */
const FORMS = ["CASH", "WITHHELD", "CARD"] as const;
