import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const media = (): Thing[] => {
  const book: Thing = { __typename: "Book", interface: "Media", id: "1", title: "A", pages: 9, score: 5 };
  const film: Thing = {
    __typename: "Film",
    interface: "Media",
    id: "2",
    title: "B",
    minutes: 90,
    score: null,
  };
  const praise = function praise(this: Thing): string {
    return `${String(this["title"] as string | null)}!`;
  };
  Object.assign(book, { related: [film], praise });
  Object.assign(film, { related: [book, film], praise });
  return [book, film];
};

matrix("an entity interface and its interface object", {
  subgraphs: {
    catalogue: `
      type Query { all: [Media!]! media(id: ID!): Media books: [Book!]! }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    reviews: `
      type Query { best: [Media!]! }
      type Media @key(fields: "id") @interfaceObject {
        id: ID! score: Int related: [Media!]! title: String @external praise: String @requires(fields: "title")
      }`,
  },
  world: () => {
    const all = media();
    return {
      Query: {
        all,
        media: ({ id }: Thing) => all.find((one) => one["id"] === id) ?? null,
        books: [all[0]],
        best: [all[1], all[0]],
      },
      find: among(all),
    };
  },
  values: { id: ["1", "2", "3"] },
  operations: {
    "from the interface to its object": "{ all { title score related { title } } }",
    "from the object to the interface": "{ best { score title } }",
    "the name of a type that only the interface knows": "{ best { __typename id score } }",
    "fragments on the types":
      "{ best { ... on Film { minutes score } ... on Book { pages related { __typename } } } }",
    "from a type itself": "{ books { score praise related { ... on Book { pages score } } } }",
    "what the object requires of the interface": "{ best { praise } all { praise title } }",
    "there and back": "{ best { related { title related { score ... on Film { minutes } } } } }",
    "nothing found": '{ media(id: "3") { score } }',
  },
});

matrix("an interface object in two subgraphs, of an interface with several keys", {
  subgraphs: {
    people: `
      type Query { people: [Person!]! }
      interface Person @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String }
      type Member implements Person @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String since: Int }
      type Guest implements Person @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String }`,
    letters: `
      type Query { letters: [Letter!]! }
      type Letter { text: String from: Person to: [Person] }
      type Person @key(fields: "email") @interfaceObject { email: String! letters: [Letter!]! }`,
    posts: `type Person @key(fields: "id") @interfaceObject { id: ID! posts: Int address: Address } type Address { city: String }`,
  },
  world: () => {
    const person = (type: string, id: string): Thing => ({
      __typename: type,
      interface: "Person",
      id,
      email: `${id}@x`,
      name: type === "Guest" ? null : id,
      since: 2000,
      posts: Number(id),
      address: type === "Guest" ? null : { city: "Moscow" },
      letters: [],
    });
    const people = [person("Member", "1"), person("Guest", "2"), person("Member", "3")];
    const letters = [
      { text: "Hi", from: people[0], to: [people[1], null, people[2]] },
      { text: null, from: null, to: [] },
    ];
    Object.assign(people[1] ?? {}, { letters });
    return { Query: { people, letters }, find: among(people, ["id", "email"]) };
  },
  operations: {
    "over three": "{ letters { text from { name posts } to { address { city } letters { text } } } }",
    "with types":
      "{ letters { to { __typename ... on Member { since posts } ... on Guest { name letters { from { id } } } } } }",
    "from the interface":
      "{ people { posts letters { from { posts } } ... on Member { letters { text } } } }",
  },
});
