import { chosenIn } from "../form/choose-member.js";
import { isDay } from "../form/day.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type FormAgain, withSought } from "../form/seek-members.server.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import type { Visit } from "../session/visit.js";
import { UNIT_KINDS } from "./kinds.js";

const CreateUnit = graphql(
  `
    mutation CreateUnit($input: CreateUnitInput!) {
      result: createUnit(input: $input) {
        __typename
        ... on CreateUnitPayload {
          unit {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeUnit = graphql(
  `
    mutation ChangeUnit($input: ChangeUnitInput!) {
      result: changeUnit(input: $input) {
        __typename
        ... on ChangeUnitPayload {
          unit {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseUnit = graphql(
  `
    mutation CloseUnit($input: CloseUnitInput!) {
      result: closeUnit(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

interface Place {
  readonly organisationId: string;
  /** The part to change; a new one is created where there is none. */
  readonly unitId: string | null;
}

/** Does what the button of the form says; answers the id of the part that is as written now. */
export async function writeUnit(visit: Visit, place: Place, form: FormData): Promise<string | FormAgain> {
  const written = writtenIn(form);
  const { organisationId, unitId } = place;
  if (written("deed") === "find") return withSought(visit, organisationId, form);
  const said = { name: written("name"), organiserId: chosenIn(written("member"))[0]?.id ?? null };
  try {
    const { result } = unitId
      ? (await ask(visit, ChangeUnit, { input: { unitId, ...said } })).data
      : (
          await ask(visit, CreateUnit, {
            input: { organisationId, kind: oneOf(UNIT_KINDS, written("kind")), ...said },
          })
        ).data;
    if (!("message" in result)) return result.unit.id;
    return { refusal: refuse(form, result, visit), sought: null };
  } catch (error) {
    return { refusal: refuseFor(form, error, visit), sought: null };
  }
}

/** Closes a part; what is wrong with that is said at its form. */
export async function closeUnit(visit: Visit, unitId: string, form: FormData): Promise<Refusal | null> {
  const on = writtenIn(form)("on");
  if (on && !isDay(on)) {
    const { noDay } = languageIn(visit.locale).text.problem;
    return refuse(form, { message: "", fields: [{ path: "on", message: noDay }] }, visit);
  }
  try {
    const { result } = (await ask(visit, CloseUnit, { input: { unitId, on: on || null } })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
