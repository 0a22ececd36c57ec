import { GraphQLError } from "graphql";
import type { Args, Asked } from "./asked.js";
import type { StubPublications } from "./stub-publications.js";
import type { StubShop } from "./stub-shop.js";
import { people, type Person } from "./stub-union.js";

/** Who signs in, and what an account sees of itself. */
export class StubSession {
  constructor(
    private readonly publications: StubPublications,
    private readonly shop: StubShop,
  ) {}

  viewer = (_: unknown, { person }: Asked) => person && this.#account(person);
  signIn = ({ input }: Args<{ login: string; password: string }>, { issue }: Asked) => {
    if (input.password === "too many") {
      throw new GraphQLError("Too many tries.", {
        extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 240 },
      });
    }
    const person = Object.values(people).find(
      (one) => one.login === input.login && one.password === input.password,
    );
    if (!person) return { __typename: "WrongCredentials", message: "Логин или пароль не подходят." };
    return { __typename: "SignInPayload", ...issue(person), viewer: this.#account(person) };
  };
  refreshSession = ({ input }: Args<{ refreshToken: string }>, { renew }: Asked) => {
    const tokens = renew(input.refreshToken);
    return tokens
      ? { __typename: "RefreshSessionPayload", ...tokens }
      : { __typename: "SessionEnded", message: "Сеанс окончен." };
  };
  signOut = () => ({ __typename: "SignOutPayload", endedSessionId: "1" });

  #account(person: Person) {
    return {
      id: `account-${person.id}`,
      displayName: person.displayName,
      canSignInToCms: person.isModerator,
      grants: [
        {
          id: `grant-${person.id}`,
          role: person.role,
          organisation: () => this.publications.organisation({ id: person.organisationId }),
        },
      ],
      member: {
        id: person.id,
        organisation: () => this.publications.organisation({ id: person.organisationId }),
        ...this.shop.benefitsOfMember(),
      },
    };
  }
}
