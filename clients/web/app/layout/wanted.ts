import { data } from "react-router";

const ID = /^[\w-]{1,64}$/;

/** An id in an address; what cannot be one is no page, and is not asked of anybody. */
export function idOf(value: string | undefined): string {
  if (value === undefined || !ID.test(value)) throw data(null, 404);
  return value;
}

export function idIn(wanted: URLSearchParams, name: string): string | null {
  const value = wanted.get(name);
  return value !== null && ID.test(value) ? value : null;
}
