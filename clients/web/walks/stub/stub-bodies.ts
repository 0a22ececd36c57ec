import type { Args } from "./asked.js";
import type { StubRegister } from "./stub-register.js";

interface Seat {
  readonly memberId: string | null;
  readonly name: string;
  readonly role: string;
}
interface Body {
  readonly id: string;
  readonly kind: string;
  readonly electedOn: string;
  readonly powersUntil: string;
  readonly minutesNumber: string | null;
  seats: readonly Seat[];
}
interface Given {
  readonly memberId: string;
  readonly role: string;
}
interface Election {
  readonly organisationId: string;
  readonly kind: string;
  readonly electedOn?: string | null;
  readonly powersUntil?: string | null;
  readonly minutesNumber?: string | null;
  readonly seats: readonly Given[];
}

const TODAY = "2026-11-22";
const NOT_FOUND = { __typename: "BodyNotFound", message: "Нет такого действующего органа." };

/** The elected bodies of organisations: one committee each, until others are elected. */
export class StubBodies {
  readonly #bodies = new Map<string, readonly Body[]>();
  #count = 0;

  constructor(private readonly register: StubRegister) {}

  ofOrganisation(id: string) {
    return {
      bodies: ({ on }: { on?: string | null }) =>
        this.#bodiesOf(id)
          .filter(({ electedOn }) => electedOn <= (on ?? TODAY))
          .map((body) => shown(body)),
    };
  }

  fields() {
    return {
      electBody: ({ input }: Args<Election>) => {
        const fault = faultOf(input.seats);
        if (fault) return fault;
        const { organisationId, kind } = input;
        const electedOn = input.electedOn ?? TODAY;
        this.#count += 1;
        const body: Body = {
          id: `body-${this.#count}`,
          kind,
          electedOn,
          powersUntil: input.powersUntil ?? electedOn.replace(/^\d+/, (year) => String(Number(year) + 5)),
          minutesNumber: input.minutesNumber ?? null,
          seats: this.#seatsOf(input.seats),
        };
        const others = this.#bodiesOf(organisationId).filter((one) => one.kind !== kind);
        this.#bodies.set(organisationId, [...others, body]);
        return { __typename: "ElectBodyPayload", body: shown(body) };
      },
      changeBody: ({ input }: Args<{ bodyId: string; seats: readonly Given[] }>) => {
        const body = [...this.#bodies.values()].flat().find(({ id }) => id === input.bodyId);
        if (!body) return NOT_FOUND;
        const fault = faultOf(input.seats);
        if (fault) return fault;
        body.seats = this.#seatsOf(input.seats);
        return { __typename: "ChangeBodyPayload", body: shown(body) };
      },
      endBody: ({ input }: Args<{ bodyId: string }>) => {
        for (const [organisationId, bodies] of this.#bodies) {
          this.#bodies.set(
            organisationId,
            bodies.filter(({ id }) => id !== input.bodyId),
          );
        }
        return { __typename: "EndBodyPayload" };
      },
    };
  }

  #seatsOf(given: readonly Given[]): Seat[] {
    return given.map(({ memberId, role }) => ({
      memberId,
      role,
      name: this.register.members.find(({ id }) => id === memberId)?.name.full ?? memberId,
    }));
  }

  #bodiesOf(organisationId: string): readonly Body[] {
    const known = this.#bodies.get(organisationId);
    if (known) return known;
    const committee: Body = {
      id: `committee-of-${organisationId}`,
      kind: "COMMITTEE",
      electedOn: "2021-10-15",
      powersUntil: "2026-10-15",
      minutesNumber: "7",
      seats: [{ memberId: null, name: "Орлова Юлия Ильинична", role: "HEAD" }],
    };
    return [committee];
  }
}

function shown(body: Body) {
  return {
    ...body,
    endedOn: null,
    size: body.seats.length,
    seats: body.seats.map(({ memberId, ...seat }, at) => ({
      ...seat,
      id: `${body.id}-${at}`,
      member: memberId === null ? null : { id: memberId },
    })),
  };
}

function faultOf(seats: readonly Given[]) {
  if (seats.filter(({ role }) => role === "HEAD").length < 2) return null;
  const fields = [{ path: "seats", message: "Председатель один." }];
  return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
}
