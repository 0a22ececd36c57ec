import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubRegister } from "./stub-register.js";
import { rightsIn } from "./stub-structure.js";
import { organisations, type Person } from "./stub-union.js";

type Status = "CREATED" | "SENT" | "CANCELLED" | "PRODUCED" | "DELIVERED";
type OfOrder<T = object> = Args<T & { readonly orderId: string }>;
type OfMembers = OfOrder<{ readonly memberIds: readonly string[] }>;

interface Written {
  readonly recipient: string | null;
  readonly includesPensioners: boolean;
}

/** An order with whom it is for. */
class StubCardOrder {
  readonly memberIds = new Set<string>();
  readonly #createdAt = new Date().toISOString();
  #statusChangedAt = this.#createdAt;
  #status: Status = "CREATED";

  constructor(
    readonly number: number,
    private readonly organisationId: string,
    public written: Written,
    private readonly author: Person,
    private readonly register: StubRegister,
  ) {}

  get id(): string {
    return `order-${this.number}`;
  }

  get status(): Status {
    return this.#status;
  }

  get #members() {
    return this.register.members.filter(({ id }) => this.memberIds.has(id));
  }

  /** Takes in those whose card can be ordered; gives how many. */
  add(memberIds: readonly string[]): number {
    const added = this.register.members.filter(
      ({ id, card }) => memberIds.includes(id) && card.status === "NOT_ORDERED",
    );
    for (const { id, card } of added) {
      this.memberIds.add(id);
      card.status = "ORDERED";
    }
    return added.length;
  }

  remove(memberIds: readonly string[]): void {
    for (const { id, card } of this.#members.filter((one) => memberIds.includes(one.id))) {
      this.memberIds.delete(id);
      card.status = "NOT_ORDERED";
    }
  }

  come(status: Status): void {
    this.#status = status;
    this.#statusChangedAt = new Date().toISOString();
    for (const { card } of this.#members) card.status = status === "CANCELLED" ? "NOT_ORDERED" : status;
  }

  shown() {
    const place = organisations.find(({ id }) => id === this.organisationId);
    const members = this.#members;
    return {
      ...this.written,
      id: this.id,
      number: this.number,
      status: this.status,
      statusChangedAt: this.#statusChangedAt,
      createdAt: this.#createdAt,
      createdBy: this.author,
      chair: { id: "chair-1", ...place?.chair },
      organisation: { ...place, viewerMay: rightsIn(place?.id) },
      size: members.length,
      members: (page: PageArgs) => listPage(members, page),
    };
  }
}

/** Orders for plastic cards, of members that stand on the register. */
export class StubCardOrders {
  readonly #orders: StubCardOrder[] = [];

  constructor(private readonly register: StubRegister) {}

  ofOrganisation() {
    return {
      cardOrders: (page: PageArgs) =>
        listPage(
          this.#orders.toReversed().map((order) => order.shown()),
          page,
        ),
    };
  }

  fields() {
    return {
      cardOrder: ({ id }: { id: string }) => this.#orders.find((one) => one.id === id)?.shown() ?? null,
      createCardOrder: ({ input }: Args<Written & { organisationId: string }>, asked: Asked) => {
        const { organisationId, ...written } = input;
        const number = this.#orders.length + 1;
        const order = new StubCardOrder(number, organisationId, written, signedIn(asked), this.register);
        this.#orders.push(order);
        return { __typename: "CreateCardOrderPayload", order: order.shown() };
      },
      changeCardOrder: ({ input: { orderId, ...written } }: OfOrder<Written>) =>
        this.#with("ChangeCardOrder", orderId, ["CREATED"], (order) => {
          order.written = written;
        }),
      fillCardOrder: ({ input: { orderId } }: OfOrder) =>
        this.#with("FillCardOrder", orderId, ["CREATED"], (order) => ({
          added: order.add(this.register.members.map(({ id }) => id)),
        })),
      addToCardOrder: ({ input: { orderId, memberIds } }: OfMembers) =>
        this.#with("AddToCardOrder", orderId, ["CREATED"], (order) => {
          order.add(memberIds);
          const isLeft = (id: string) => memberIds.includes(id) && !order.memberIds.has(id);
          return { notAdded: this.register.members.filter(({ id }) => isLeft(id)) };
        }),
      removeFromCardOrder: ({ input: { orderId, memberIds } }: OfMembers) =>
        this.#with("RemoveFromCardOrder", orderId, ["CREATED"], (order) => order.remove(memberIds)),
      sendCardOrder: ({ input: { orderId } }: OfOrder) =>
        this.#orders.find(({ id }) => id === orderId)?.memberIds.size === 0
          ? { __typename: "CardOrderEmpty", message: "В заявке никого нет." }
          : this.#with("SendCardOrder", orderId, ["CREATED"], (order) => order.come("SENT")),
      cancelCardOrder: ({ input: { orderId } }: OfOrder) =>
        this.#with("CancelCardOrder", orderId, ["CREATED", "SENT"], (order) => order.come("CANCELLED")),
      recordCardsProduced: ({ input: { orderId } }: OfOrder) =>
        this.#with("RecordCardsProduced", orderId, ["SENT"], (order) => order.come("PRODUCED")),
      recordCardsDelivered: ({ input: { orderId } }: OfOrder) =>
        this.#with("RecordCardsDelivered", orderId, ["PRODUCED"], (order) => order.come("DELIVERED")),
    };
  }

  /** Does the deed with an order of one of these statuses. */
  #with(
    deed: string,
    orderId: string,
    from: readonly Status[],
    act: (order: StubCardOrder) => object | void,
  ) {
    const order = this.#orders.find(({ id }) => id === orderId);
    if (!order) return { __typename: "CardOrderNotFound", message: "Нет такой заявки." };
    const { status } = order;
    if (!from.includes(status)) {
      const message = "С таким статусом заявки это сделать нельзя.";
      return { __typename: "CardOrderStatusDiffers", message, status };
    }
    return { __typename: `${deed}Payload`, ...act(order), order: order.shown() };
  }
}
