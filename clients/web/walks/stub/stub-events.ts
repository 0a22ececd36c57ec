import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { organisations, type Person } from "./stub-union.js";

interface Written {
  readonly organisationId: string;
  readonly kind: string;
  readonly title: string;
  readonly startsAt: string;
  readonly seats?: number | null;
}
interface Registration {
  readonly id: string;
  readonly person: Person;
  status: "REGISTERED" | "WAITING";
  attended: boolean | null;
}

const KINDS = [
  { code: "SEMINAR", name: "Семинар" },
  { code: "EXCURSION", name: "Экскурсия" },
];

const FACTS = { topic: null, description: null, place: null, address: null, link: null, endsAt: null };

/** An event as its organisers and its guests see it. */
class StubEvent {
  readonly registrations: Registration[] = [];
  readonly changed = new Stream<{ id: string; place: string }>();
  #revision = 1;
  #facts: Record<string, unknown> & Written;
  status = "PLANNED";
  cancelledBecause: string | null = null;
  participants: number | null = null;

  constructor(
    readonly id: string,
    readonly number: number,
    facts: Written,
  ) {
    this.#facts = { ...FACTS, ...facts };
  }

  change(facts: object): void {
    this.#facts = { ...this.#facts, ...facts };
    this.touch();
  }

  touch(): void {
    for (const one of this.registrations.slice(0, this.#facts.seats ?? Infinity)) one.status = "REGISTERED";
    const revision = String(++this.#revision);
    this.changed.tell({ id: revision, place: revision });
  }

  get organisationId(): string {
    return this.#facts.organisationId;
  }

  get isComing(): boolean {
    return Date.parse(this.#facts.startsAt) > Date.now();
  }

  says(words: string): boolean {
    return this.#facts.title.toLowerCase().includes(words.toLowerCase());
  }

  shown(person: Person | null) {
    const own = this.registrations.find((one) => one.person.id === person?.id);
    const registered = this.registrations.filter(({ status }) => status === "REGISTERED").length;
    const seats = this.#facts.seats ?? null;
    const keeps = person?.role === "STAFF";
    return {
      ...this.#facts,
      id: this.id,
      number: this.number,
      status: this.status,
      cancelledBecause: this.cancelledBecause,
      participants: this.participants,
      revision: String(this.#revision),
      kind: KINDS.find(({ code }) => code === this.#facts.kind),
      organisation: organisations.find(({ id }) => id === this.#facts.organisationId),
      link: own?.status === "REGISTERED" || keeps ? this.#facts["link"] : null,
      registered,
      waiting: this.registrations.length - registered,
      freeSeats: seats === null ? null : seats - registered,
      invited: keeps ? 0 : null,
      viewerRegistration: own ?? null,
      viewerInvitedAt: null,
      viewerCanRegister:
        !own && this.isComing && this.status === "PLANNED" && (person?.role ?? null) === "MEMBER",
      viewerCanKeep: keeps,
      registrations: keeps
        ? (page: PageArgs) =>
            listPage(
              this.registrations.map((one) => ({ ...one, member: memberOf(one) })),
              page,
            )
        : null,
    };
  }
}

function memberOf({ person: { id, displayName } }: Registration) {
  return { id: `member of ${id}`, displayName, name: { full: displayName } };
}

/** The events of all organisations. */
export class StubEvents {
  readonly #events: StubEvent[] = [];

  constructor() {
    const day = 86_400_000;
    const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
    this.#plan({
      organisationId: "org-region",
      kind: "SEMINAR",
      title: "Школа молодого педагога",
      startsAt: inDays(5),
      seats: 40,
    });
    this.#plan({
      organisationId: "org-region",
      kind: "EXCURSION",
      title: "Поездка в Кижи",
      startsAt: inDays(-20),
    });
  }

  #plan(facts: Written): StubEvent {
    const number =
      this.#events.filter(({ organisationId }) => organisationId === facts.organisationId).length + 1;
    const event = new StubEvent(`event-${this.#events.length + 1}`, number, {
      timeZone: "Europe/Moscow",
      audience: "MEMBERS",
      ...facts,
    } as Written);
    this.#events.push(event);
    return event;
  }

  #find(id: string): StubEvent {
    const event = this.#events.find((one) => one.id === id);
    if (!event) throw new Error(`There is no event ${id}.`);
    return event;
  }

  ofOrganisation(organisationId: string) {
    return {
      viewerCanPlanEvents: (_: unknown, { person }: Asked) => person?.role === "STAFF",
      events: (
        page: PageArgs & {
          filter: { kinds?: string[] | null; search?: string | null; from?: string | null };
        },
        { person }: Asked,
      ) => {
        const { kinds, search, from } = page.filter;
        const found = this.#events.filter(
          (event) =>
            [organisationId, "org-region"].includes(event.organisationId) &&
            event.isComing === Boolean(from) &&
            (!search || event.says(search)),
        );
        const shown = found.map((event) => event.shown(person));
        return listPage(
          shown.filter(({ kind }) => !kinds || (kind && kinds.includes(kind.code))),
          page,
        );
      },
    };
  }

  ofPerson(person: Person) {
    return (page: PageArgs) =>
      listPage(
        this.#events
          .map((event) => event.shown(person))
          .filter(({ viewerRegistration }) => viewerRegistration),
        page,
      );
  }

  fields() {
    return {
      eventKinds: () => KINDS,
      event: ({ id }: { id: string }, { person }: Asked) =>
        this.#events.find((one) => one.id === id)?.shown(person) ?? null,
      planEvent: ({ input }: Args<Written>, asked: Asked) => {
        if (!input.title.trim()) {
          const fields = [{ path: "title", message: "Напишите текст." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        return { __typename: "PlanEventPayload", event: this.#plan(input).shown(signedIn(asked)) };
      },
      changeEvent: ({ input: { eventId, ...facts } }: Args<{ eventId: string }>, asked: Asked) => {
        const event = this.#find(eventId);
        event.change(facts);
        return { __typename: "ChangeEventPayload", event: event.shown(signedIn(asked)) };
      },
      cancelEvent: ({ input }: Args<{ eventId: string; reason: string }>) => {
        const event = this.#find(input.eventId);
        event.status = "CANCELLED";
        event.cancelledBecause = input.reason;
        event.touch();
        return { __typename: "CancelEventPayload", event };
      },
      registerForEvent: ({ input }: Args<{ eventId: string }>, asked: Asked) => {
        const event = this.#find(input.eventId);
        const person = signedIn(asked);
        const id = `${event.id}-${person.id}`;
        event.registrations.push({ id, person, status: "WAITING", attended: null });
        event.touch();
        return { __typename: "RegisterForEventPayload" };
      },
      withdrawFromEvent: ({ input }: Args<{ eventId: string }>, asked: Asked) => {
        const event = this.#find(input.eventId);
        const { id } = signedIn(asked);
        event.registrations.splice(
          event.registrations.findIndex((one) => one.person.id === id),
          1,
        );
        event.touch();
        return { __typename: "WithdrawFromEventPayload" };
      },
      inviteToEvent: () => ({ __typename: "InviteToEventPayload", selected: 2, invited: 2 }),
      markAttendance: ({
        input,
      }: Args<{ eventId: string; marks: { registrationId: string; attended: boolean | null }[] }>) => {
        const { registrations } = this.#find(input.eventId);
        for (const { registrationId, attended } of input.marks) {
          for (const one of registrations) if (one.id === registrationId) one.attended = attended;
        }
        return { __typename: "MarkAttendancePayload" };
      },
      holdEvent: ({ input }: Args<{ eventId: string; participants: number | null }>) => {
        const event = this.#find(input.eventId);
        event.status = "HELD";
        event.participants =
          input.participants ?? event.registrations.filter(({ attended }) => attended).length;
        event.touch();
        return { __typename: "HoldEventPayload" };
      },
    };
  }

  readonly lines = {
    eventCountsChanged: (
      { eventId, after }: { eventId: string; after?: string | null },
      { person }: Asked,
    ) => {
      const event = this.#find(eventId);
      return event.changed.follow(
        after ?? null,
        () => true,
        () => ({ eventCountsChanged: event.shown(person) }),
      );
    },
  };
}
