import { GraphQLError } from "graphql";
import type { Args, Asked } from "./asked.js";
import type { StubAccounts } from "./stub-accounts.js";
import type { StubAppeals } from "./stub-appeals.js";
import type { StubCardSystem } from "./stub-card-system.js";
import type { StubDues } from "./stub-dues.js";
import type { StubEvents } from "./stub-events.js";
import type { StubGroups } from "./stub-groups.js";
import type { StubMemberCards } from "./stub-member-card.js";
import type { StubMonitorings } from "./stub-monitorings.js";
import type { StubNotices } from "./stub-notices.js";
import type { StubOwnData } from "./stub-own-data.js";
import type { StubPublications } from "./stub-publications.js";
import type { StubRights } from "./stub-rights.js";
import type { StubSecondFactor } from "./stub-second-factor.js";
import type { StubShop } from "./stub-shop.js";
import type { Person } from "./stub-union.js";

/** Who signs in, and what an account sees of itself. */
export class StubSession {
  constructor(
    private readonly publications: StubPublications,
    private readonly monitorings: StubMonitorings,
    private readonly shop: StubShop,
    private readonly accounts: StubAccounts,
    private readonly ownData: StubOwnData,
    private readonly secondFactor: StubSecondFactor,
    private readonly cardSystem: StubCardSystem,
    private readonly events: StubEvents,
    private readonly groups: StubGroups,
    private readonly appeals: StubAppeals,
    private readonly notices: StubNotices,
    private readonly dues: StubDues,
    private readonly memberCards: StubMemberCards,
    private readonly rights: StubRights,
  ) {}

  viewer = (_: unknown, { person }: Asked) => person && this.#account(person);
  signIn = ({ input }: Args<{ login: string; password: string }>, { issue }: Asked) => {
    if (input.password === "too many") {
      throw new GraphQLError("Too many tries.", {
        extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 240 },
      });
    }
    const person = this.accounts.personBy(input.login, input.password);
    if (!person) return { __typename: "WrongCredentials", message: "Логин или пароль не подходят." };
    if (this.secondFactor.isOn(person)) return this.secondFactor.challenge(person);
    return { __typename: "SignInPayload", ...issue(person), viewer: this.#account(person) };
  };
  confirmSignIn = ({ input }: Args<{ challengeId: string; code: string }>, { issue }: Asked) => {
    const person = this.secondFactor.answered(input);
    if ("message" in person) return person;
    return { __typename: "ConfirmSignInPayload", ...issue(person), viewer: this.#account(person) };
  };
  refreshSession = ({ input }: Args<{ refreshToken: string }>, { renew }: Asked) => {
    const tokens = renew(input.refreshToken);
    return tokens
      ? { __typename: "RefreshSessionPayload", ...tokens }
      : { __typename: "SessionEnded", message: "Сеанс окончен." };
  };
  signOut = () => ({ __typename: "SignOutPayload", endedSessionId: "1" });

  #account(person: Person) {
    const { organisationId: id } = person;
    const organisation = () => ({
      ...this.publications.organisation({ id }),
      ...this.monitorings.ofOrganisation(id),
    });
    return {
      id: `account-${person.id}`,
      displayName: person.displayName,
      ...this.ownData.ofAccount(),
      ...this.notices.ofAccount(person),
      secondFactor: this.secondFactor.ofAccount(person),
      canSignInToCms: person.isModerator,
      verificationLevel: person.role === null ? "CONTACT_PROVEN" : "MEMBER_CONFIRMED",
      membershipRequest: () => this.accounts.requestOf(person),
      ...this.rights.ofAccount(person),
      grants:
        person.role === null
          ? []
          : [{ id: `grant-${person.id}`, role: person.role, organisation, ...this.rights.ofGrant(person) }],
      member:
        person.role === null
          ? null
          : {
              id: person.id,
              organisation,
              events: this.events.ofPerson(person),
              groups: this.groups.ofPerson(person),
              appeals: this.appeals.ofPerson(person),
              ...this.dues.ofMember(),
              card: this.cardSystem.card(),
              cardEnrolment: () => this.cardSystem.enrolment(),
              ...this.shop.benefitsOfMember(),
              ...this.ownData.ofMember(),
              ...this.memberCards.ofPerson(person),
            },
    };
  }
}
