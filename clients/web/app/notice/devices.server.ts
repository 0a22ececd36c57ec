import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const AddPushDevice = graphql(
  `
    mutation AddPushDevice($input: AddPushDeviceInput!) {
      result: addPushDevice(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RemovePushDevice = graphql(
  `
    mutation RemovePushDevice($input: RemovePushDeviceInput!) {
      result: removePushDevice(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Has notices shown on the device that the form comes from; null when it is done. */
export async function addDevice(visit: Visit, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  const input = {
    endpoint: written("endpoint"),
    p256dh: written("p256dh"),
    auth: written("auth"),
    name: visit.device,
  };
  try {
    const { result } = (await ask(visit, AddPushDevice, { input })).data;
    if (!("message" in result)) return null;
    const { problem, faults } = refuse(form, result, visit);
    // None of its fields was written by hand: what is wrong with one is said above.
    return { values: {}, faults: {}, problem: Object.values(faults)[0] ?? problem };
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** Null when the device shows nothing any more. */
export async function removeDevice(visit: Visit, form: FormData): Promise<Refusal | null> {
  try {
    const input = { deviceId: writtenIn(form)("deviceId") };
    const { result } = (await ask(visit, RemovePushDevice, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
