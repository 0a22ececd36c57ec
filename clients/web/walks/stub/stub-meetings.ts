import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubPapers } from "./stub-papers.js";
import type { StubRegister } from "./stub-register.js";
import { organisations } from "./stub-union.js";

interface Item {
  readonly question: string;
  readonly heard?: string | null;
  readonly spoke?: string | null;
  readonly decision?: string | null;
  readonly needed: "MAJORITY" | "TWO_THIRDS";
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstained: number;
}
interface Written {
  readonly organisationId: string;
  readonly meetingId?: string | null;
  readonly revision?: number | null;
  readonly kind: string;
  readonly number?: string | null;
  readonly heldOn: string;
  readonly place?: string | null;
  readonly entitled: number;
  readonly present?: number | null;
  readonly excused: number;
  readonly attendeeIds: readonly string[];
  readonly chairedBy: string;
  readonly recordedBy: string;
  readonly appendices: readonly string[];
  readonly agenda: readonly Item[];
}

const FIRST: Written = {
  organisationId: "org-region",
  revision: 1,
  kind: "GENERAL_MEETING",
  number: "3",
  heldOn: "2026-09-15",
  entitled: 60,
  present: 41,
  excused: 4,
  attendeeIds: [],
  chairedBy: "Орлова Юлия Ильинична",
  recordedBy: "Соколова Анна Игоревна",
  appendices: [],
  agenda: ["О плане работы", "О выборах председателя"].map((question) => ({
    question,
    decision: "Утвердить.",
    needed: "MAJORITY",
    votesFor: 40,
    votesAgainst: 1,
    votesAbstained: 0,
  })),
};

const refused = (path: string, message: string) => ({
  __typename: "InvalidInput",
  message: "Проверьте заполнение полей.",
  fields: [{ path, message }],
});

/** Meetings of all organisations, each under its id. */
export class StubMeetings {
  readonly #meetings = new Map<string, Written>([["meeting-1", FIRST]]);

  constructor(
    private readonly register: StubRegister,
    private readonly papers: StubPapers,
  ) {}

  ofOrganisation(id: string) {
    return {
      meetings: (page: PageArgs) => {
        const own = [...this.#meetings].filter(([, { organisationId }]) => organisationId === id);
        const nodes = own.map(([meetingId]) => this.#shown(meetingId)).toReversed();
        return listPage(nodes, page);
      },
    };
  }

  fields() {
    return {
      meeting: ({ id }: { id: string }) => this.#shown(id),
      recordMeeting: ({ input }: Args<Written>) => {
        if (!input.chairedBy) return refused("chairedBy", "Заполните это поле.");
        if (input.agenda.length === 0) return refused("agenda", "От 1 до 100 вопросов.");
        const present = presentAt(input);
        const overfull = input.agenda.findIndex(
          ({ votesFor, votesAgainst, votesAbstained }) => votesFor + votesAgainst + votesAbstained > present,
        );
        if (overfull >= 0) return refused(`agenda.${overfull}`, "Голосов больше, чем присутствующих.");
        const needed = quorumOf(input);
        if (present < needed && input.agenda.some(({ decision }) => decision)) {
          const message = `Нет кворума: нужно ${needed}, присутствует ${present}.`;
          return { __typename: "NoQuorum", message, needed, present };
        }
        const known = this.#meetings.get(input.meetingId ?? "");
        if (known && input.revision !== known.revision) {
          const message = "Протокол тем временем исправил кто-то другой. Проверьте и сохраните ещё раз.";
          return {
            __typename: "MeetingChangedMeanwhile",
            message,
            meeting: this.#shown(input.meetingId ?? ""),
          };
        }
        const id = input.meetingId ?? `meeting-${this.#meetings.size + 1}`;
        this.#meetings.set(id, {
          ...input,
          number: input.number ?? String(this.#meetings.size + 1),
          revision: (known?.revision ?? 0) + 1,
        });
        return { __typename: "RecordMeetingPayload", meetingEdge: { node: this.#shown(id), cursor: id } };
      },
    };
  }

  #shown(id: string) {
    const written = this.#meetings.get(id);
    if (!written) return null;
    const present = presentAt(written);
    const quorum = quorumOf(written);
    return {
      ...written,
      id,
      present,
      quorum,
      hasQuorum: present >= quorum,
      organisation: organisations.find((one) => one.id === written.organisationId),
      attendees: this.register.members.filter((one) => written.attendeeIds.includes(one.id)),
      agenda: written.agenda.map((item, at) => ({
        ...item,
        id: `${id}-${at}`,
        place: at + 1,
        isCarried: item.decision ? isCarried(item) : null,
      })),
      documents: (page: PageArgs) => this.papers.ofMeeting(id, page),
    };
  }
}

function presentAt({ present, attendeeIds }: Written): number {
  return present ?? attendeeIds.length;
}

function quorumOf({ kind, entitled }: Written): number {
  return kind === "CONFERENCE" ? Math.ceil((entitled * 2) / 3) : Math.floor(entitled / 2) + 1;
}

function isCarried({ needed, votesFor, votesAgainst, votesAbstained }: Item): boolean {
  const voted = votesFor + votesAgainst + votesAbstained;
  return needed === "TWO_THIRDS" ? votesFor * 3 >= voted * 2 : votesFor * 2 > voted;
}
