import { KINDS } from "../appeal/kinds.js";
import { ReplyToAppeal } from "../appeal/author-deeds.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { oneOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const TakeAppeal = graphql(
  `
    mutation TakeAppeal($input: TakeAppealInput!) {
      result: takeAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SortAppeal = graphql(
  `
    mutation SortAppeal($input: SortAppealInput!) {
      result: sortAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const NoteOnAppeal = graphql(
  `
    mutation NoteOnAppeal($input: NoteOnAppealInput!) {
      result: noteOnAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PassAppealOn = graphql(
  `
    mutation PassAppealOn($input: PassAppealOnInput!) {
      result: passAppealOn(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseAppeal = graphql(
  `
    mutation CloseAppeal($input: CloseAppealInput!) {
      result: closeAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on the page of an appeal asks for; null when it is done. */
export async function handleAppeal(visit: Visit, appealId: string, form: FormData): Promise<Refusal | null> {
  try {
    const { result } = (await perform(visit, appealId, writtenIn(form))).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

function perform(visit: Visit, appealId: string, written: Written) {
  switch (written("deed")) {
    case "take":
      return ask(visit, TakeAppeal, { input: { appealId } });
    case "sort":
      return ask(visit, SortAppeal, {
        input: { appealId, kind: oneOf(KINDS, written("kind")), topicCode: written("topicCode") },
      });
    case "note":
      return ask(visit, NoteOnAppeal, { input: { appealId, text: written("internal") } });
    case "pass":
      return ask(visit, PassAppealOn, {
        input: {
          appealId,
          organisationId: written("organisationId"),
          decision: oneOf(DECISIONS, written("decision")),
          note: written("passNote") || null,
        },
      });
    case "close":
      return ask(visit, CloseAppeal, {
        input: {
          appealId,
          outcome: oneOf(OUTCOMES, written("outcome")),
          text: written("lastWord") || null,
        },
      });
    default:
      return ask(visit, ReplyToAppeal, { input: { appealId, text: written("reply") } });
  }
}

const DECISIONS = ["COMPREHENSIVE_INTERVENTION", "BY_COMPETENCE", "CONFLICT_OF_INTEREST"] as const;
const OUTCOMES = ["HELPED", "EXPLAINED", "ACCEPTED", "NOT_CONFIRMED", "DROPPED"] as const;
