import { type Args, type Asked, signedIn } from "./asked.js";
import type { StubRegister } from "./stub-register.js";
import { organisations, type Person } from "./stub-union.js";

interface Lending {
  readonly grantId: string;
  readonly memberId: string;
  readonly role: string;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly reason: string | null;
}
interface Lent {
  readonly id: string;
  readonly lender: Person;
  readonly role: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly heldBy: string;
  readonly reason: string | null;
}

const TODAY = "2026-11-22";

/** What people lend of their roles. */
export class StubRights {
  #lent: readonly Lent[] = [];
  #count = 0;

  constructor(private readonly register: StubRegister) {}

  /** What a role of somebody's own says beside its name and place. */
  ofGrant({ displayName: heldBy }: Person) {
    return { startsOn: "2024-10-15", endsOn: null, heldBy, lentBy: null, reason: null };
  }

  ofAccount(person: Person) {
    const organisation = organisations.find(({ id }) => id === person.organisationId);
    return {
      delegations: () =>
        this.#lent
          .filter(({ lender }) => lender.id === person.id)
          .map(({ lender, ...lent }) => ({ ...lent, organisation, lentBy: lender.displayName })),
    };
  }

  fields() {
    return {
      delegateRole: ({ input }: Args<Lending>, asked: Asked) => {
        if (input.endsOn < TODAY) {
          const fields = [{ path: "endsOn", message: "Последний день раньше первого." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const member = this.register.members.find(({ id }) => id === input.memberId);
        if (!member) return { __typename: "AccountNotFound", message: "Нет такой учётной записи." };
        this.#count += 1;
        const { role, endsOn, reason } = input;
        const lent = {
          id: `lent-${this.#count}`,
          lender: signedIn(asked),
          startsOn: input.startsOn ?? TODAY,
          heldBy: member.name.full,
        };
        this.#lent = [...this.#lent, { ...lent, role, endsOn, reason }];
        return { __typename: "DelegateRolePayload" };
      },
      revokeDelegation: ({ input }: Args<{ grantId: string }>) => {
        this.#lent = this.#lent.filter(({ id }) => id !== input.grantId);
        return { __typename: "RevokeDelegationPayload" };
      },
    };
  }
}
