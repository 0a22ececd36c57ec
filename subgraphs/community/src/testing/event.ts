import type { Actor } from "@angel/kit/testing";
import type { Place } from "./union.js";

const DAY_MS = 86_400_000;

/** So many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** Plans an event, a week from now unless said otherwise, and gives its id. */
export async function plan(who: Actor, { id: organisationId }: Place, more: object = {}): Promise<string> {
  const { planEvent } = await who.run(
    `mutation Plan($input: PlanEventInput!) { planEvent(input: $input) {
      ... on PlanEventPayload { event { id } } ... on Problem { message } ... on InvalidInput { fields { path message } } } }`,
    { input: { organisationId, kind: "SEMINAR", title: "Охрана труда", startsAt: inDays(7), ...more } },
  );
  if (!planEvent.event) throw new Error(`Not planned: ${JSON.stringify(planEvent)}`);
  return planEvent.event.id;
}

const Register = `mutation Register($input: RegisterForEventInput!) { registerForEvent(input: $input) {
  __typename ... on RegisterForEventPayload { registration { id status } event { registered waiting freeSeats } }
  ... on Problem { message } } }`;

export async function register(who: Actor, eventId: string) {
  return (await who.run(Register, { input: { eventId } })).registerForEvent;
}

const Withdraw = `mutation Withdraw($input: WithdrawFromEventInput!) { withdrawFromEvent(input: $input) {
  __typename ... on WithdrawFromEventPayload { event { registered waiting freeSeats } } ... on Problem { message } } }`;

export async function withdraw(who: Actor, eventId: string) {
  return (await who.run(Withdraw, { input: { eventId } })).withdrawFromEvent;
}
