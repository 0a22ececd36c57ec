import { dayOf } from "../language/format.js";

/** The month that an address or a form names; the present one, by the clocks of Moscow, where it names none. */
export function monthOf(wish: string | null): string {
  return wish !== null && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(wish) ? wish : dayOf(Date.now()).slice(0, 7);
}
