import { noDaysIn } from "../form/day.js";
import { type Marked, markedIn, markOf } from "../form/marked.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type FormAgain, withSought } from "../form/seek-members.server.js";
import { oneOf, valuesOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { bodies } from "../language/bodies.js";
import type { Visit } from "../session/visit.js";
import { BODY_KINDS, SEAT_ROLES } from "./kinds.js";

const ElectBody = graphql(
  `
    mutation ElectBody($input: ElectBodyInput!) {
      result: electBody(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeBody = graphql(
  `
    mutation ChangeBody($input: ChangeBodyInput!) {
      result: changeBody(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const EndBody = graphql(
  `
    mutation EndBody($input: EndBodyInput!) {
      result: endBody(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

interface Place {
  readonly organisationId: string;
  /** The body to change; a new one is elected where there is none. */
  readonly bodyId: string | null;
}

/** Does what the button of the form says; null when it is recorded. */
export async function doWithBody(visit: Visit, place: Place, form: FormData): Promise<FormAgain | null> {
  if (writtenIn(form)("deed") === "find") return withSought(visit, place.organisationId, form);
  const refusal = await record(visit, place, form);
  return refusal && { refusal, sought: null };
}

/** Ends the powers of a body; what is wrong with that is said at its form. */
export async function endBody(visit: Visit, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  try {
    const bodyId = written("bodyId");
    const input = { bodyId, on: written(`on-${bodyId}`) || null };
    const { result } = (await ask(visit, EndBody, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

async function record(visit: Visit, place: Place, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  const { noDay, nobodyChosen } = bodies[visit.locale];
  const people = markedIn(valuesOf(form), "person");
  const faults = [
    ...noDaysIn(written, ["electedOn", "powersUntil", "on"]).map((path) => ({ path, message: noDay })),
    ...(people.length === 0 ? [{ path: "seats", message: nobodyChosen }] : []),
  ];
  if (faults.length > 0) return refuse(form, { message: noDay, fields: faults }, visit);
  const seats = people.map((person) => ({
    memberId: person.id,
    role: oneOf(SEAT_ROLES, written(markOf("role", person))),
  }));
  try {
    const result = await resultOf(visit, place, seats, written);
    if (!("message" in result)) return null;
    if (!("fields" in result)) return refuse(form, result, visit);
    return refuse(form, { ...result, fields: result.fields.map(placed(people)) }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

interface Seat {
  readonly memberId: string;
  readonly role: (typeof SEAT_ROLES)[number];
}

async function resultOf(
  visit: Visit,
  { organisationId, bodyId }: Place,
  seats: readonly Seat[],
  written: Written,
) {
  if (bodyId) {
    const input = { bodyId, on: written("on") || null, seats: [...seats] };
    return (await ask(visit, ChangeBody, { input })).data.result;
  }
  const input = {
    organisationId,
    kind: oneOf(BODY_KINDS, written("kind")),
    electedOn: written("electedOn") || null,
    powersUntil: written("powersUntil") || null,
    minutesNumber: written("minutesNumber") || null,
    seats: [...seats],
  };
  return (await ask(visit, ElectBody, { input })).data.result;
}

/** What is wrong with one of those who sit in it is said of them by name, below all of them. */
const placed =
  (people: readonly Marked[]) =>
  ({ path, message }: { path: string; message: string }) => {
    const at = /^seats\.(\d+)/.exec(path)?.[1];
    const person = at === undefined ? undefined : people[Number(at)];
    return person ? { path: "seats", message: `${person.name}: ${message}` } : { path, message };
  };
