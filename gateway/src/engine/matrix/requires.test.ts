import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

/** A field that is computed from others, as the subgraph sees them. */
const from = (compute: (thing: Thing) => unknown) =>
  function computed(this: Thing) {
    return compute(this);
  };

matrix("@requires in a chain, in a circle, and of a nested field", {
  subgraphs: {
    goods: `
      type Query { goods: [Good!]! }
      type Good @key(fields: "id") { id: ID! price: Int size: Size parts: [Part!]! hasDiscount: Boolean @external withTax: Int @requires(fields: "hasDiscount") }
      type Size { width: Int height: Int depth: Int } type Part { name: String grams: Int }`,
    sale: `
      type Query { best: Good }
      type Good @key(fields: "id") { id: ID! price: Int @external hasDiscount: Boolean @requires(fields: "price") }`,
    post: `
      type Good @key(fields: "id") {
        id: ID! withTax: Int @external size: Size @external parts: [Part!]! @external
        postage: String @requires(fields: "withTax size { width height }")
        weight: Int @requires(fields: "parts { grams }")
      }
      type Size @external { width: Int height: Int } type Part @external { grams: Int }`,
  },
  world: () => {
    const good = (id: string, price: number | null, size: Thing | null, grams: (number | null)[]): Thing => ({
      __typename: "Good",
      id,
      price,
      size,
      parts: grams.map((weight, at) => ({ name: `${id}${at}`, grams: weight })),
      hasDiscount: from(({ price: asked }) => typeof asked === "number" && asked > 10),
      withTax: from(({ hasDiscount, price: asked }) => {
        const cut = typeof hasDiscount === "function" ? typeof price === "number" && price > 10 : hasDiscount;
        return typeof asked === "number" ? asked * (cut === true ? 2 : 3) : null;
      }),
      postage: from((sees) => {
        const tax =
          typeof sees["withTax"] === "function"
            ? (sees["withTax"] as () => unknown).call(sees)
            : sees["withTax"];
        const seen = sees["size"] as Thing | null;
        return `${String(tax)} for ${String(seen?.["width"])}x${String(seen?.["height"])}`;
      }),
      weight: from(({ parts }) =>
        (parts as Thing[]).reduce((sum, part) => sum + Number(part["grams"] ?? 0), 0),
      ),
    });
    const goods = [
      good("1", 5, { width: 1, height: 2, depth: 3 }, [1, 2]),
      good("2", 50, null, []),
      good("3", null, { width: 4, height: null, depth: 6 }, [null, 7]),
    ];
    return { Query: { goods, best: goods[1] }, find: among(goods) };
  },
  operations: {
    "the end of the chain": "{ goods { postage } best { postage weight } }",
    "the chain beside its links": "{ goods { postage withTax hasDiscount price weight } }",
    "links under other names":
      "{ goods { price: postage withTax: id size { depth width: height } weight: price parts { grams: name } w: weight } }",
  },
});

matrix("@requires reached over a second entity in one subgraph", {
  subgraphs: {
    people: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String born: Int }`,
    houses: `
      type Query { houses: [House!]! }
      type House @key(fields: "id") { id: ID! people: [Person!]! street: Street! }
      type Street @key(fields: "id") { id: ID! houses: [House!]! oldest: Person title: String @external label: String @requires(fields: "title") }
      type Person @key(fields: "id") {
        id: ID! house: House born: Int @external name: String @external
        age: Int @requires(fields: "born") greeting: Greeting @requires(fields: "name")
      }
      type Greeting { text: String to: Person street: Street }`,
    streets: `type Query { streets: [Street!]! } type Street @key(fields: "id") { id: ID! title: String }`,
  },
  world: () => {
    const street: Thing = {
      __typename: "Street",
      id: "s",
      title: "Nevsky",
      houses: [],
      label: from(({ title }) => `${String(title)} street`),
    };
    const house: Thing = { __typename: "House", id: "h", street, people: [] };
    const person = (id: string, name: string | null, born: number | null): Thing => {
      const made: Thing = {
        __typename: "Person",
        id,
        name,
        born,
        house,
        age: from((sees) => (typeof sees["born"] === "number" ? 2026 - sees["born"] : null)),
        greeting: from((sees) =>
          sees["name"] === null ? null : { text: `Hi ${sees["name"] as string}`, to: made, street },
        ),
      };
      return made;
    };
    const people = [person("1", "Anna", 1980), person("2", null, null)];
    Object.assign(house, { people });
    Object.assign(street, { houses: [house], oldest: people[0] });
    return {
      Query: { people, houses: [house], streets: [street] },
      find: among([street, house, ...people]),
    };
  },
  operations: {
    "one step away": "{ people { house { people { age } } } }",
    "two steps away": "{ people { house { street { houses { people { age name } } } } } }",
    "to another type": "{ people { house { street { label } } } streets { oldest { age } } }",
    "beside the same at the first step": "{ people { age house { street { label oldest { age born } } } } }",
    "below an object that itself required":
      "{ people { greeting { text to { age house { id } } street { label } } } }",
  },
});

matrix("@requires of fields of a union and of an interface", {
  subgraphs: {
    stock: `
      type Query { boxes: [Box!]! }
      type Box @key(fields: "id") { id: ID! content: Content thing: Thing }
      union Content = Book | Toy
      interface Thing { name: String }
      type Book implements Thing { name: String pages: Int } type Toy implements Thing { name: String age: Int }`,
    post: `
      type Box @key(fields: "id") {
        id: ID! content: Content @external thing: Thing @external
        label: String @requires(fields: "content { __typename ... on Book { pages } ... on Toy { age } } thing { __typename name }")
      }
      union Content = Book | Toy
      interface Thing { name: String }
      type Book implements Thing @external { name: String pages: Int } type Toy implements Thing @external { name: String age: Int }`,
  },
  world: () => {
    const label = from(({ content, thing }) => {
      const { pages, age } = (content ?? {}) as Thing;
      return `${String(pages ?? age)} ${String((thing as Thing | null)?.["name"])}`;
    });
    const book = { __typename: "Book", name: "War", pages: 9 };
    const toy = { __typename: "Toy", name: null, age: 3 };
    const boxes = [
      { __typename: "Box", id: "1", content: book, thing: toy, label },
      { __typename: "Box", id: "2", content: toy, thing: null, label },
      { __typename: "Box", id: "3", content: null, thing: book, label },
    ];
    return { Query: { boxes }, find: among(boxes) };
  },
  operations: {
    alone: "{ boxes { label } }",
    "beside some of it": "{ boxes { content { ... on Book { name } } label thing { __typename } } }",
    "beside other names":
      "{ boxes { content { ... on Book { age: name } ... on Toy { pages: name } } label } }",
  },
});
