import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
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

interface Giving {
  readonly memberId: string;
  readonly role: string;
  readonly organisationId: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly reason: string | null;
}
interface Held {
  readonly id: string;
  readonly organisationId: string;
  readonly role: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly heldBy: string;
  readonly givenBy: string | null;
  readonly lentBy: string | null;
  readonly reason: string | null;
}

const GIVEN_BY_STAFF = ["MEMBER", "CHAIR", "OPERATOR", "EDITOR"];

/** Whether they give roles to others: staff of the region, as those above. */
const givesRoles = ({ person }: Asked) => person?.role === "STAFF" && person.organisationId === "org-region";

const TODAY = "2026-11-22";

/** What people lend of their roles, and who is named to which role over an organisation. */
export class StubRights {
  #lent: readonly Lent[] = [];
  #held: readonly Held[] = organisations.map(({ id }) => ({
    id: `chair-of-${id}`,
    organisationId: id,
    role: "CHAIR",
    startsOn: "2024-10-15",
    endsOn: "2029-10-14",
    heldBy: "Юлия Орлова",
    givenBy: null,
    lentBy: null,
    reason: null,
  }));
  #changes: readonly { readonly organisationId: string }[] = [];
  #count = 0;

  constructor(private readonly register: StubRegister) {}

  /** What a role of somebody's own says beside its name and place. */
  ofGrant({ displayName: heldBy }: Person) {
    return { startsOn: "2024-10-15", endsOn: null, heldBy, lentBy: null, givenBy: null, reason: null };
  }

  ofOrganisation(organisationId: string) {
    const here = (one: { readonly organisationId: string }) => one.organisationId === organisationId;
    return {
      viewerMayGrant: (_: unknown, asked: Asked) => (givesRoles(asked) ? GIVEN_BY_STAFF : []),
      grants: (page: PageArgs, { person }: Asked) =>
        person?.role === "STAFF" ? listPage(this.#held.filter(here), page) : null,
      grantChanges: (page: PageArgs, asked: Asked) =>
        givesRoles(asked) ? listPage(this.#changes.filter(here), page) : null,
    };
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
      grantRole: ({ input }: Args<Giving>, asked: Asked) => this.#give(input, signedIn(asked)),
      revokeGrant: ({ input }: Args<{ grantId: string; reason: string }>, asked: Asked) => {
        const ended = this.#held.find(({ id }) => id === input.grantId);
        if (!ended) return { __typename: "GrantNotFound", message: "Право не найдено." };
        this.#held = this.#held.filter((one) => one !== ended);
        this.#note("REVOKED", { ...ended, reason: input.reason }, signedIn(asked));
        return { __typename: "RevokeGrantPayload" };
      },
      revokeDelegation: ({ input }: Args<{ grantId: string }>) => {
        this.#lent = this.#lent.filter(({ id }) => id !== input.grantId);
        return { __typename: "RevokeDelegationPayload" };
      },
    };
  }

  #give({ memberId, startsOn, ...given }: Giving, giver: Person) {
    const place = this.register.members.findIndex(({ id }) => id === memberId);
    const member = this.register.members[place];
    if (!member) return { __typename: "AccountNotFound", message: "Учётная запись не найдена." };
    // The first of the register never came to the site.
    if (place === 0)
      return {
        __typename: "MemberWithoutAccount",
        message: "У этого члена Профсоюза ещё нет личного кабинета.",
      };
    if (given.endsOn !== null && given.endsOn < TODAY) {
      const fields = [{ path: "endsOn", message: "Последний день уже прошёл." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    this.#count += 1;
    const held = {
      ...given,
      id: `held-${this.#count}`,
      startsOn: startsOn ?? TODAY,
      heldBy: member.name.full,
      givenBy: giver.displayName,
      lentBy: null,
    };
    this.#held = [...this.#held, held];
    this.#note("GIVEN", held, giver);
    return { __typename: "GrantRolePayload" };
  }

  #note(kind: string, { lentBy, ...held }: Held, { displayName: changedBy }: Person): void {
    const change = { ...held, kind, changedBy, changedAt: new Date().toISOString(), isLent: lentBy !== null };
    this.#changes = [change, ...this.#changes];
  }
}
