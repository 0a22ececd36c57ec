import type { CodeStep } from "../account/code-step.js";
import type { Refusal } from "../form/refusal.js";
import { valuesOf, writtenIn } from "../form/written.js";
import type { Visit } from "../session/visit.js";
import { addDevice, removeDevice } from "./devices.server.js";
import { nameJabber, proveJabber } from "./jabber.server.js";
import type { MessengerStep } from "./messenger-section.js";
import { connectMessenger, disconnectMessenger } from "./messengers.server.js";
import { savePreferences } from "./preferences.server.js";
import { removeAddress } from "./remove-address.server.js";
import { MESSENGERS } from "./ways.js";

/** Where a form of the page stands: `done` is what to say once it is shown anew. */
export interface Dealt {
  readonly done?: Done;
  /** Of the address in Jabber. */
  readonly step?: CodeStep;
  /** Of a messenger. */
  readonly messenger?: MessengerStep;
  /** What was in the way of a device or an address. */
  readonly problem?: { readonly of: Done; readonly sentence: string };
  /** Of the choices: how many were changed, or what was wrong. */
  readonly changed?: number;
  readonly refusal?: Refusal;
}

const DONE = ["jabber", "jabber-off", "device", "device-off", "messenger", "messenger-off"] as const;
export type Done = (typeof DONE)[number];

export function doneIn(written: string | null): Done | null {
  return DONE.find((done) => done === written) ?? null;
}

/** Does what the form asks for. */
export async function deal(visit: Visit, form: FormData): Promise<Dealt> {
  const deed = writtenIn(form)("deed");
  if (deed === "jabber-code") return { step: await nameJabber(visit, form) };
  if (deed === "jabber") {
    const step = await proveJabber(visit, form);
    return step ? { step } : { done: deed };
  }
  if (deed === "jabber-off") return end(deed, await removeAddress(visit, form, "JABBER"));
  const messenger = MESSENGERS.find((channel) => channel === form.get("channel"));
  if (messenger && deed === "messenger") return { messenger: await connectMessenger(visit, form, messenger) };
  if (messenger && deed === "messenger-off") {
    const step = await disconnectMessenger(visit, form, messenger);
    return step ? { messenger: step } : { done: deed };
  }
  if (deed === "device") return end(deed, await addDevice(visit, form));
  if (deed === "device-off") return end(deed, await removeDevice(visit, form));
  const { problem, changed } = await savePreferences(visit, form);
  return { changed, ...(problem !== null && { refusal: { problem, values: valuesOf(form), faults: {} } }) };
}

function end(of: Done, refusal: Refusal | null): Dealt {
  return refusal ? { problem: { of, sentence: refusal.problem } } : { done: of };
}
