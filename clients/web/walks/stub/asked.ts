import { GraphQLError } from "graphql";
import type { Tokens } from "../../app/session/cookie.js";
import type { Person } from "./stub-union.js";

/** Who asks, and what only the gateway itself can do for them. */
export interface Asked {
  readonly person: Person | null;
  readonly issue: (person: Person) => Tokens;
  /** Their access tokens are good no longer; their sessions are. */
  readonly revoke: (person: Person) => void;
  readonly renew: (refreshToken: string) => Tokens | null;
}
/** As mutations are asked. */
export type Args<T> = { readonly input: T };
/** As pages of lists are asked. */
export interface PageArgs {
  readonly first: number;
  readonly after?: string | null;
}

export function signedIn({ person }: Asked): Person {
  if (!person) throw new GraphQLError("Sign in first.", { extensions: { code: "UNAUTHENTICATED" } });
  return person;
}
