import { dayOf } from "../language/format.js";

/** Whether what was written is a month, as 2026-11. */
export function isMonth(written: string): boolean {
  return /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(written);
}

/** The month that an address or a form names; the present one, by the clocks of Moscow, where it names none. */
export function monthOf(wish: string | null): string {
  return wish !== null && isMonth(wish) ? wish : dayOf(Date.now()).slice(0, 7);
}
