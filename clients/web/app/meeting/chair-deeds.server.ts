import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { elections } from "../language/elections.js";
import type { Visit } from "../session/visit.js";
import { END_REASONS } from "./end-reasons.js";

const ElectChair = graphql(
  `
    mutation ElectChair($input: ElectChairInput!) {
      result: electChair(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeChair = graphql(
  `
    mutation ChangeChair($input: ChangeChairInput!) {
      result: changeChair(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const EndChairPowers = graphql(
  `
    mutation EndChairPowers($input: EndChairPowersInput!) {
      result: endChairPowers(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Records an election, or does with the chair in office what the form says. */
export async function doWithChair(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  if (written("deed") === "elect" && !written("memberId")) {
    const message = elections[visit.locale].nobodyChosen;
    return refuse(form, { message, fields: [{ path: "memberId", message }] }, visit);
  }
  try {
    const result = await resultOf(visit, organisationId, written);
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

async function resultOf(visit: Visit, organisationId: string, written: Written) {
  switch (written("deed")) {
    case "elect": {
      const isRepresentative = written("isRepresentative") === "1";
      const elected = { memberId: written("memberId"), isRepresentative };
      const input = { organisationId, ...elected, ...termIn(written) };
      return (await ask(visit, ElectChair, { input })).data.result;
    }
    case "end": {
      const reason = END_REASONS.find((one) => one === written("reason")) ?? "RESIGNED";
      const input = { organisationId, reason, on: written("on") || null };
      return (await ask(visit, EndChairPowers, { input })).data.result;
    }
    default:
      return (await ask(visit, ChangeChair, { input: { organisationId, ...termIn(written) } })).data.result;
  }
}

function termIn(written: Written) {
  const work = written("work");
  return {
    electedOn: written("electedOn") || null,
    powersUntil: written("powersUntil") || null,
    minutesNumber: written("minutesNumber") || null,
    isStaff: work === "" ? null : work === "staff",
  };
}
