import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { papers } from "../language/papers.js";
import type { Visit } from "../session/visit.js";
import { MEMBER_KINDS } from "./kinds.js";

const PrepareMemberDocuments = graphql(
  `
    mutation PrepareMemberDocuments($input: PrepareMemberDocumentsInput!) {
      result: prepareMemberDocuments(input: $input) {
        __typename
        ... on PrepareMemberDocumentsPayload {
          documents {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PreparePlasticCard = graphql(
  `
    mutation PreparePlasticCard($input: PreparePlasticCardInput!) {
      result: preparePlasticCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareAwardSheet = graphql(
  `
    mutation PrepareAwardSheet($input: PrepareAwardSheetInput!) {
      result: prepareAwardSheet(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareMemberList = graphql(
  `
    mutation PrepareMemberList($input: PrepareMemberListInput!) {
      result: prepareMemberList(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareOrganisationCard = graphql(
  `
    mutation PrepareOrganisationCard($input: PrepareOrganisationCardInput!) {
      result: prepareOrganisationCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareCardOrderDocument = graphql(
  `
    mutation PrepareCardOrderDocument($input: PrepareCardOrderDocumentInput!) {
      result: prepareCardOrderDocument(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareMinutes = graphql(
  `
    mutation PrepareMinutes($input: PrepareMinutesInput!) {
      result: prepareMinutes(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareMinutesExtract = graphql(
  `
    mutation PrepareMinutesExtract($input: PrepareMinutesExtractInput!) {
      result: prepareMinutesExtract(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrepareChairElectionExtract = graphql(
  `
    mutation PrepareChairElectionExtract($input: PrepareChairElectionExtractInput!) {
      result: prepareChairElectionExtract(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Writes what a form asks for: how many papers, or what was wrong with the form. */
export async function preparePapers(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<number | Refusal> {
  const fault = faultOf(visit, form);
  if (fault) return refuse(form, { message: fault }, visit);
  try {
    const result = await resultOf(visit, organisationId, form);
    if (!result) return 0;
    if ("message" in result) return refuse(form, result, visit);
    return "documents" in result ? result.documents.length : 1;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** What the API takes for all of them, or for none, and nobody meant. */
function faultOf({ locale }: Visit, form: FormData): string | null {
  const words = papers[locale];
  if (form.get("deed") === "member" && checkedIn(form, "kind").length === 0) return words.noKinds;
  return form.get("deed") === "extract" && checkedIn(form, "question").length === 0
    ? words.noQuestions
    : null;
}

/** The values of the boxes that are marked. */
function checkedIn(form: FormData, name: string): string[] {
  return [...form.keys()].flatMap((key) => (key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : []));
}

async function resultOf(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  const memberId = written("member");
  const meetingId = written("meeting");
  switch (written("deed")) {
    case "member": {
      const kinds = MEMBER_KINDS.filter((kind) => checkedIn(form, "kind").includes(kind));
      const nameInGenitive = written("nameInGenitive") || null;
      const input = { memberId, kinds, nameInGenitive, on: written("on") || null };
      return (await ask(visit, PrepareMemberDocuments, { input })).data.result;
    }
    case "plastic":
      return (await ask(visit, PreparePlasticCard, { input: { memberId } })).data.result;
    case "award":
      return (await ask(visit, PrepareAwardSheet, { input: { memberId, ...awardIn(written) } })).data.result;
    case "list":
      return (await ask(visit, PrepareMemberList, { input: { organisationId } })).data.result;
    case "card":
      return (await ask(visit, PrepareOrganisationCard, { input: { organisationId } })).data.result;
    case "order":
      return (await ask(visit, PrepareCardOrderDocument, { input: { orderId: written("order") } })).data
        .result;
    case "minutes":
      return (await ask(visit, PrepareMinutes, { input: { meetingId } })).data.result;
    case "extract": {
      const input = { meetingId, questions: checkedIn(form, "question").map(Number) };
      return (await ask(visit, PrepareMinutesExtract, { input })).data.result;
    }
    case "election": {
      const nameInGenitive = written("nameInGenitive") || null;
      const input = { meetingId, question: Number(written("question")), nameInGenitive };
      return (await ask(visit, PrepareChairElectionExtract, { input })).data.result;
    }
    default:
      return null;
  }
}

function awardIn(written: Written) {
  const on = written("decidedOn");
  return {
    award: written("award"),
    merits: written("merits"),
    nameInAccusative: written("nameInAccusative") || null,
    decision: on ? { on, number: written("decisionNumber") || null } : null,
  };
}
