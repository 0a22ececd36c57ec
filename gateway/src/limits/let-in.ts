import type { Asker } from "../asker.js";
import type { Arrival } from "../identity/arrival.js";
import type { Reception } from "../identity/reception.js";
import type { Budget } from "./budget.js";

/** Who asks; one who is not let in has paid for the try all the same, by the address. */
export async function letIn(arrival: Arrival, reception: Reception, budget: Budget): Promise<Asker> {
  try {
    return await reception.receive(arrival);
  } catch (error) {
    budget.spend(reception.addressOf(arrival) ?? "");
    throw error;
  }
}
