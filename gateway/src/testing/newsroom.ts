import type { Reference, Thing, World } from "./world.js";

/** News that come while one listens: items at one service, their authors at another. */
export const newsroomSubgraphs = {
  news: `
    type Query { item(id: ID!): Item }
    type Item @key(fields: "id") { id: ID! title: String! revision: Int author: Author secret: String }
    type Author @key(fields: "id", resolvable: false) { id: ID! }
    type Subscription { itemAdded(topic: String, after: ID): Item! itemCounted(after: Int): Item! whoAmI: Item! refused: Item! }
  `,
  people: `
    type Query { author(id: ID!): Author }
    type Author @key(fields: "id") { id: ID! name: String! }
  `,
};

type Listener = (item: Thing) => void;

export class Newsroom implements World {
  readonly items: Thing[] = [];
  private readonly listeners = new Set<Listener>();
  readonly author: Thing = { __typename: "Author", id: "a1", name: "Anna" };

  readonly Query = {
    item: ({ id }: Thing) => this.items.find((item) => item["id"] === id) ?? null,
    author: () => this.author,
  };

  readonly Subscription = {
    itemAdded: ({ after }: { after?: string }) => this.listen(after),
    itemCounted: ({ after }: { after?: number }) => this.listen(after ? `i${after}` : undefined),
    ownItem: () => this.listen(undefined),
    whoAmI: (_args: unknown, { authorization }: { authorization: string }) => this.tellSecret(authorization),
    refused: () => {
      throw new Error("connection to 10.0.0.7:5432 refused");
    },
  };

  readonly find = ({ __typename, id }: Reference): Thing | null =>
    __typename === "Author" ? { ...this.author, id } : (this.items.find((item) => item["id"] === id) ?? null);

  get audience(): number {
    return this.listeners.size;
  }

  publish(title: string, more: Thing = {}): string {
    const id = `i${this.items.length + 1}`;
    const item = {
      __typename: "Item",
      id,
      title,
      revision: this.items.length + 1,
      author: this.author,
      secret: null,
      ...more,
    };
    this.items.push(item);
    for (const listener of this.listeners) listener(item);
    return id;
  }

  /** Listens from the moment of the call to the moment of the return. */
  private listen(after: string | undefined): AsyncIterableIterator<Thing> {
    const { listeners } = this;
    const waiting: Thing[] = after
      ? this.items.slice(this.items.findIndex(({ id }) => id === after) + 1)
      : [];
    let wake = () => {};
    const listener = (item: Thing) => {
      waiting.push(item);
      wake();
    };
    listeners.add(listener);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (waiting.length === 0 && listeners.has(listener)) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = waiting.shift();
        return value && listeners.has(listener) ? { done: false, value } : { done: true, value: undefined };
      },
      async return() {
        listeners.delete(listener);
        wake();
        return { done: true, value: undefined };
      },
    };
  }

  private async *tellSecret(authorization: string): AsyncGenerator<Thing> {
    yield { __typename: "Item", id: "own", title: "For you", author: null, secret: authorization };
    await new Promise((resolve) => setTimeout(resolve, 100_000).unref());
  }
}
