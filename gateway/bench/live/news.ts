import type { Thing, World } from "../../src/testing/world.js";

/** Short news on many topics, as a service of the platform would have them. */
export const newsSubgraphs = {
  news: `
    type Query { item(id: ID!): Item }
    type Item @key(fields: "id") { id: ID! at: Float! text: String! }
    type Subscription { itemAdded(topic: String!, after: ID): Item! }
  `,
};

export const ITEM_ADDED =
  "subscription ($topic: String!, $after: ID) { itemAdded(topic: $topic, after: $after) { id at text } }";

/** Each item is numbered within its topic, so that whoever hears them knows whether one was missed. */
export class News implements World {
  private readonly topics = new Map<string, { items: Thing[]; listeners: Set<(item: Thing) => void> }>();

  readonly Query = { item: () => null };
  readonly Subscription = {
    itemAdded: ({ topic, after }: { topic: string; after?: string | null }) => this.listen(topic, after),
  };

  /** One item for each topic, `letters` long. */
  publish(topics: readonly string[], letters: number): void {
    for (const name of topics) {
      const topic = this.topic(name);
      const id = `${name}:${topic.items.length + 1}`;
      const item = {
        __typename: "Item",
        id,
        at: performance.timeOrigin + performance.now(),
        text: "n".repeat(letters),
      };
      topic.items.push(item);
      for (const listener of topic.listeners) listener(item);
    }
  }

  private topic(name: string) {
    const known = this.topics.get(name) ?? { items: [], listeners: new Set() };
    this.topics.set(name, known);
    return known;
  }

  private async *listen(name: string, after: string | null | undefined): AsyncGenerator<Thing> {
    const { items, listeners } = this.topic(name);
    const waiting = after ? items.slice(Number(after.split(":")[1])) : [];
    let wake = () => {};
    const listener = (item: Thing) => {
      waiting.push(item);
      wake();
    };
    listeners.add(listener);
    try {
      for (;;) {
        const item = waiting.shift();
        if (item) yield item;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      listeners.delete(listener);
    }
  }
}
