import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const fail = () => {
  throw new Error("No.");
};

matrix("subscriptions whose events are completed by other subgraphs", {
  subgraphs: {
    news: `
      type Query { items: [Item!]! }
      type Subscription { itemAdded(kind: Kind = ANY, first: Int): Item sure: Item! changes: Change many: [Item] }
      enum Kind { ANY GOOD }
      union Change = Item | Removal
      type Item @key(fields: "id") { id: ID! title: String author: Author }
      type Removal { item: Item at: String! }
      type Author @key(fields: "id") { id: ID! }`,
    people: `
      type Query { author: Author }
      type Author @key(fields: "id") { id: ID! name: String! items: [Item!] }
      type Item @key(fields: "id") { id: ID! title: String @external likes: Int shout: String @requires(fields: "title") }`,
  },
  world: () => {
    const author: Thing = { __typename: "Author", id: "a", name: "Anna", items: [] };
    const faulty: Thing = { __typename: "Author", id: "b", name: fail, items: null };
    const item = (id: string, title: unknown, by: Thing | null): Thing => ({
      __typename: "Item",
      id,
      title,
      author: by,
      likes: Number(id),
      shout(this: Thing) {
        const { title: said } = this;
        return typeof said === "string" ? said.toUpperCase() : null;
      },
    });
    const items = [item("1", "One", author), item("2", null, faulty), item("3", fail, null)];
    Object.assign(author, { items: items.slice(0, 2) });
    const removal = { __typename: "Removal", item: items[0], at: "now" };
    return {
      Query: { items, author },
      Subscription: {
        async *itemAdded({ first }: Thing) {
          for (const one of items.slice(0, typeof first === "number" ? first : 3)) yield one;
          yield null;
        },
        async *sure() {
          yield items[0];
          yield null;
          yield items[1];
        },
        async *changes() {
          yield removal;
          yield items[1];
          yield { ...removal, at: null };
        },
        async *many() {
          yield [items[0], null, items[2]];
          yield [];
        },
      },
      find: among([author, faulty, ...items]),
    };
  },
  operations: {
    "what others know of the event":
      "subscription { itemAdded { id title likes shout author { name items { likes } } } }",
    "under other names":
      "subscription { new: itemAdded(kind: GOOD) { id: title title: likes author { id: name } } }",
    "a null where none may be": "subscription { sure { author { name } } }",
    "a union":
      "subscription { changes { __typename ... on Item { likes } ... on Removal { at item { shout author { name } } } } }",
    "a list": "subscription { many { likes title } }",
    "arguments and conditions": [
      "subscription ($first: Int, $yes: Boolean!) { itemAdded(first: $first) { ...I @include(if: $yes) id @skip(if: $yes) } } fragment I on Item { author { name } }",
      { first: 1, yes: true },
    ],
  },
});
