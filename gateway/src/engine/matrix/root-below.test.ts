import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

matrix("the root of all questions, reached from below", {
  subgraphs: {
    people: `
      type Query { me: Person people: [Person!]! self: Query! none: Query town: String @shareable }
      type Person @key(fields: "id") { id: ID! name: String root: Query! }
      type Mutation { rename(name: String!): Renamed! }
      type Renamed { done: Boolean query: Query! queries: [[Query]] person: Person }
      type Subscription { renamed: Renamed! }`,
    books: `
      type Query { books(first: Int = 2): [Book!]! broken: Int strict: Int! again: Query town: String @shareable }
      type Book { title: String by: Person }
      type Person @key(fields: "id") { id: ID! books: [Book!]! back: Query }`,
  },
  world: () => {
    const fail = () => {
      throw new Error("This field fails.");
    };
    const people: Thing[] = ["1", "2"].map((id) => ({
      __typename: "Person",
      id,
      name: `Person ${id}`,
      root: {},
      back: id === "1" ? {} : null,
    }));
    const books = people.map((by, at) => ({ title: `Book ${at}`, by }));
    people.forEach((person, at) => Object.assign(person, { books: [books[at]] }));
    const renamed = () => ({ done: true, query: {}, queries: [[{}, null], null], person: people[1] });
    return {
      Query: {
        me: people[0],
        people,
        self: {},
        none: null,
        again: {},
        town: "Petrozavodsk",
        books: ({ first }: { first: number }) => books.slice(0, first),
        broken: fail,
        strict: fail,
      },
      Mutation: {
        rename: ({ name }: { name: string }) => {
          Object.assign(people[0] ?? {}, { name });
          return renamed();
        },
      },
      Subscription: {
        renamed: async function* events() {
          yield { renamed: renamed() };
          yield { renamed: { ...renamed(), queries: null } };
        },
      },
      find: among(people),
    };
  },
  operations: {
    "what its own service says": "{ self { me { name } self { town } } }",
    "what another says": "{ self { books { title } } none { books { title } } }",
    "both, and its name": "{ self { __typename me { books { title } } books { title by { name } } } }",
    "what several say": "{ self { town } again { town me { name } books { title } } }",
    "from entities, some of which have none":
      "{ people { root { books { title } } back { me { name } books(first: 1) { title } } name } }",
    "again and again": "{ self { again { self { books { title } again { me { name } } } } } }",
    "under other names":
      "{ x: self { y: books { z: title } y2: books(first: 1) { title } } x2: self { y: books { title } } }",
    "in two parts":
      "{ self { me { id } } ...F self { books { by { id } } } } fragment F on Query { self { books { title } } }",
    "with variables": ["query ($n: Int) { self { books(first: $n) { title } } }", { n: 1 }],
    "after a deed, before the next":
      'mutation { one: rename(name: "A") { query { books(first: 1) { by { name } } } } two: rename(name: "B") { done query { me { name } again { me { name } } } } }',
    "in lists of lists":
      'mutation { rename(name: "A") { queries { books { title } me { name } } person { root { books { title } } } } }',
    "with each event":
      "subscription { renamed { done query { books { title } me { name } } queries { books { by { name } } } } }",
    "a field that fails": "{ self { broken books { title } } people { root { broken } } }",
    "a null that goes up": "{ none { strict } people { back { strict } } }",
    "a null that goes up to the top": "{ self { me { name } strict } }",
  },
});
