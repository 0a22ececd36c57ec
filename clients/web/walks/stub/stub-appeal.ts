import { listPage } from "./list-page.js";
import type { PageArgs } from "./asked.js";
import { Stream } from "./stream.js";
import { organisations } from "./stub-union.js";

/** What an appeal says of itself. */
export interface Said {
  readonly kind: string;
  readonly topicCode: string;
  readonly text: string;
  readonly organisationId: string;
  readonly memberId: string | null;
  readonly channel?: string;
  readonly employer?: { readonly name: string | null } | null;
  readonly contact?: object | null;
}
interface Message {
  readonly id: string;
  readonly side: "AUTHOR" | "HANDLER";
  readonly isInternal: boolean;
  readonly text: string;
  readonly saidAt: string;
}

const DAY_MS = 86_400_000;

/** One appeal as its author and those who handle it see it. */
export class StubAppeal {
  readonly id: string;
  readonly code: string;
  readonly revision: string;
  memberId: string | null;
  readonly spoken = new Stream<{ id: string; place: string; message: Message }>();
  readonly #messages: Message[] = [];
  readonly #passings: object[] = [];
  readonly #registeredAt = new Date().toISOString();
  #handlingId: string;
  #closedAt: string | null = null;
  #reopenedAt: string | null = null;
  #outcome: string | null = null;
  state = "REGISTERED";
  handler: string | null = null;
  answeredAt: string | null = null;
  rating: number | null = null;
  kind: string;

  constructor(
    readonly number: number,
    readonly said: Said,
    public topic: object | undefined,
  ) {
    this.kind = said.kind;
    this.id = `appeal-${number}`;
    this.code = `APPE-AL22-CODE-${String(number).padStart(4, "2")}`;
    this.revision = String(number);
    this.memberId = said.memberId ?? null;
    this.#handlingId = said.organisationId;
    this.say("AUTHOR", said.text);
  }

  say(side: Message["side"], text: string, isInternal = false): void {
    const id = `${this.id}-message-${this.#messages.length + 1}`;
    const message = { id, side, isInternal, text, saidAt: new Date().toISOString() };
    this.#messages.push(message);
    if (side === "HANDLER" && !isInternal) {
      this.state = "ANSWERED";
      this.answeredAt ??= message.saidAt;
    }
    this.spoken.tell({ id, place: id, message });
  }

  passOn(organisationId: string, decision: string): void {
    const [from, to] = [this.#handlingId, organisationId].map((one) =>
      organisations.find(({ id }) => id === one),
    );
    const id = `passing-${this.#passings.length + 1}`;
    this.#passings.push({ id, from, to, decision, passedAt: new Date().toISOString() });
    this.#handlingId = organisationId;
    this.state = "PASSED_ON";
    this.handler = null;
  }

  close(outcome: string, text: string): void {
    if (text) this.say("HANDLER", text);
    this.state = "CLOSED";
    this.#outcome = outcome;
    this.#closedAt = new Date().toISOString();
  }

  reopen(text: string): void {
    this.say("AUTHOR", text);
    this.state = "IN_WORK";
    this.#outcome = null;
    this.#closedAt = null;
    this.#reopenedAt = new Date().toISOString();
  }

  shown(side: Message["side"]) {
    const isHandler = side === "HANDLER";
    const isOpen = this.state !== "CLOSED";
    const { said, topic } = this;
    return {
      id: this.id,
      number: this.number,
      kind: this.kind,
      channel: said.channel ?? "SITE",
      topic,
      state: this.state,
      isAnonymous: this.memberId === null && !said.contact,
      isAboutOrganisation: false,
      isOverdue: false,
      revision: this.revision,
      registeredAt: this.#registeredAt,
      dueOn: new Date(Date.parse(this.#registeredAt) + 5 * DAY_MS).toISOString().slice(0, 10),
      answeredAt: this.answeredAt,
      closedAt: this.#closedAt,
      reopenedAt: this.#reopenedAt,
      outcome: this.#outcome,
      rating: this.rating,
      employerName: said.employer?.name ?? "МБОУ СОШ № 12",
      employerTaxId: null,
      organisation: placeOf(said.organisationId),
      handlingOrganisation: placeOf(this.#handlingId),
      author: this.memberId && {
        id: this.memberId,
        displayName: "Анна К.",
        name: null,
        phone: null,
        email: null,
        appeals: listPage([], ALL),
      },
      handler: this.handler && { id: "account-olga", displayName: this.handler },
      contact: said.contact ?? null,
      accesses: listPage(isHandler ? [] : [{ id: "access-1" }], ALL),
      passings: listPage(this.#passings, ALL),
      messages: (page: PageArgs) =>
        listPage(
          this.#messages.filter(({ isInternal }) => isHandler || !isInternal),
          page,
        ),
      viewerMay: {
        reply: isOpen,
        note: isHandler,
        takeOn: isHandler && isOpen && this.handler === null,
        sort: isHandler && isOpen,
        passOn: isHandler && isOpen,
        close: isHandler && isOpen,
        reopen: !isHandler && !isOpen && this.#reopenedAt === null,
        rate: !isHandler && !isOpen,
      },
    };
  }
}

const ALL = { first: 100 };

/** An organisation with those above it, the top one first. */
function placeOf(id: string) {
  const place = organisations.find((one) => one.id === id);
  if (!place) return null;
  const ancestors: object[] = [];
  for (let at = place.parentId; at !== null;) {
    const above = organisations.find((one) => one.id === at);
    if (above) ancestors.unshift(above);
    at = above?.parentId ?? null;
  }
  return { ...place, ancestors };
}
