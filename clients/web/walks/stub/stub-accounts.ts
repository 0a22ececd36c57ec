import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubRegister } from "./stub-register.js";
import type { StubPublications } from "./stub-publications.js";
import { people, type Person } from "./stub-union.js";

/** The one code that is ever sent. */
export const CODE = "123456";

interface Request {
  readonly id: string;
  readonly author: Person;
  readonly organisationId: string;
  readonly submittedAt: string;
  status: "WAITING" | "CONFIRMED" | "REJECTED";
  reason: string | null;
}
interface Wish {
  readonly contact: string;
  readonly password: string;
  readonly displayName: string;
}

/** Getting an account, a new password, and being taken for a member. */
export class StubAccounts {
  readonly #people: Person[] = Object.values(people);
  readonly #wishes = new Map<string, Wish>();
  readonly #requests: Request[] = [];

  constructor(
    private readonly publications: StubPublications,
    private readonly register: StubRegister,
  ) {}

  personOf = (id: string) => this.#people.find((person) => person.id === id) ?? null;
  personBy = (login: string, password: string) =>
    this.#people.find((person) => person.login === login && person.password === password);

  /** The fields of the API. */
  fields() {
    return {
      registerAccount: ({ input }: Args<Wish>) => {
        if (input.password.length < 10) return invalid("password", "Не короче 10 знаков.");
        return { __typename: "RegisterAccountPayload", challenge: this.#send(input) };
      },
      confirmContact: ({ input }: Args<{ challengeId: string; code: string }>, { issue }: Asked) => {
        const wish = this.#answered(input);
        if (!wish) return WRONG_CODE;
        const { contact: login, password, displayName } = wish;
        const id = `person-${this.#people.length}`;
        const person = {
          id,
          displayName,
          login,
          password,
          organisationId: "",
          isModerator: false,
          role: null,
        };
        this.#people.push(person);
        return { __typename: "ConfirmContactPayload", ...issue(person), viewer: { id } };
      },
      requestPasswordReset: ({ input }: Args<{ contact: string }>) => ({
        __typename: "RequestPasswordResetPayload",
        challenge: this.#send({ contact: input.contact, password: "", displayName: "" }),
      }),
      resetPassword: ({ input }: Args<{ challengeId: string; code: string; newPassword: string }>) => {
        if (input.newPassword.length < 10) return invalid("newPassword", "Не короче 10 знаков.");
        const person = this.#people.find(({ login }) => login === this.#answered(input)?.contact);
        if (!person) return WRONG_CODE;
        Object.assign(person, { password: input.newPassword });
        return { __typename: "ResetPasswordPayload", endedSessions: 1 };
      },
      proveMembership: ({ input }: Args<{ cardNumber: string }>, asked: Asked) => {
        const person = signedIn(asked);
        if (!/^[\d\s]{16,}$/.test(input.cardNumber))
          return invalid("cardNumber", "В номере билета шестнадцать цифр.");
        const member = this.register.memberBy(input.cardNumber);
        if (!member) return { __typename: "ProofNotAccepted", message: "Подтвердить членство не удалось." };
        this.#confirm(person, "org-school", asked);
        return { __typename: "ProveMembershipPayload", viewer: { id: person.id } };
      },
      requestMembershipConfirmation: ({ input }: Args<{ organisationId: string }>, asked: Asked) => {
        const submittedAt = new Date().toISOString();
        const request: Request = {
          ...input,
          id: `request-${this.#requests.length + 1}`,
          author: signedIn(asked),
          submittedAt,
          status: "WAITING",
          reason: null,
        };
        this.#requests.push(request);
        return { __typename: "RequestMembershipConfirmationPayload", request: this.#shown(request) };
      },
      membershipRequest: ({ id }: { id: string }) => this.#shown(this.#requests.find((one) => one.id === id)),
      confirmMembership: ({ input }: Args<{ requestId: string }>, asked: Asked) => {
        const request = this.#requests.find(({ id }) => id === input.requestId);
        if (!request) return NO_REQUEST;
        request.status = "CONFIRMED";
        this.#confirm(request.author, request.organisationId, asked);
        return { __typename: "ConfirmMembershipPayload", request: this.#shown(request) };
      },
      rejectMembership: ({ input }: Args<{ requestId: string; reason: string }>) => {
        const request = this.#requests.find(({ id }) => id === input.requestId);
        if (!request) return NO_REQUEST;
        Object.assign(request, { status: "REJECTED", reason: input.reason });
        return { __typename: "RejectMembershipPayload", request: this.#shown(request) };
      },
      ownApplications: (page: PageArgs) => listPage([], page),
    };
  }

  membershipRequests = (page: PageArgs, { person }: Asked) =>
    person?.isModerator
      ? listPage(
          this.#requests.filter(({ status }) => status === "WAITING").map((one) => this.#shown(one)),
          page,
        )
      : null;

  requestOf = (person: Person) => this.#shown(this.#requests.findLast(({ author }) => author === person));

  #send(wish: Wish) {
    if (wish.contact.startsWith("too-many")) {
      throw new GraphQLError("Too many codes.", {
        extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 240 },
      });
    }
    const id = randomUUID();
    this.#wishes.set(id, wish);
    return { id, sentTo: `${wish.contact.slice(0, 1)}•••`, expiresAt: new Date(Date.now() + 300_000) };
  }

  #answered({ challengeId, code }: { challengeId: string; code: string }): Wish | undefined {
    return code === CODE ? this.#wishes.get(challengeId) : undefined;
  }

  #confirm(person: Person, organisationId: string, { revoke }: Asked) {
    Object.assign(person, { organisationId, role: "MEMBER" });
    revoke(person);
  }

  #shown(request: Request | undefined) {
    if (!request) return null;
    const organisation = () => this.publications.organisation({ id: request.organisationId });
    return { ...request, organisation };
  }
}

const WRONG_CODE = { __typename: "WrongCode", message: "Код неверный или больше не действует." };
const NO_REQUEST = { __typename: "MembershipRequestNotFound", message: "Такой заявки нет." };

function invalid(path: string, message: string) {
  return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields: [{ path, message }] };
}
