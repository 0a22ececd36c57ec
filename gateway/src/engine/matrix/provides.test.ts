import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

matrix("@provides, nested and of abstract types", {
  subgraphs: {
    people: `
      type Query { authors: [Author!]! }
      type Author @key(fields: "id") { id: ID! name: String @shareable born: Int home: Home @shareable }
      type Home @key(fields: "id") { id: ID! city: String @shareable street: String }`,
    posts: `
      type Query { posts: [Post!]! lead: Post @provides(fields: "author { name }") any: [Media] @provides(fields: "... on Film { title } ... on Post { author { home { city } } }") item: Item @provides(fields: "... on Film { title }") }
      union Media = Post | Film
      interface Item { id: ID! title: String }
      type Post implements Item @key(fields: "id") { id: ID! title: String author: Author @provides(fields: "name home { city }") editor: Author }
      type Film implements Item @key(fields: "id") { id: ID! title: String @external }
      type Author @key(fields: "id") { id: ID! name: String @external home: Home @external }
      type Home @key(fields: "id") { id: ID! city: String @external }`,
    films: `type Film @key(fields: "id") { id: ID! title: String @shareable minutes: Int }`,
  },
  world: () => {
    const home = { __typename: "Home", id: "h", city: "Moscow", street: "Arbat" };
    const author = (id: string, name: string | null, at: Thing | null): Thing => ({
      __typename: "Author",
      id,
      name,
      born: 1980,
      home: at,
    });
    const authors = [author("1", "Anna", home), author("2", null, null)];
    const posts = [
      { __typename: "Post", id: "p1", title: "A", author: authors[0], editor: authors[1] },
      { __typename: "Post", id: "p2", title: "B", author: authors[1], editor: authors[0] },
    ];
    const film = { __typename: "Film", id: "f", title: "C", minutes: 90 };
    return {
      Query: { authors, posts, lead: posts[0], any: [film, posts[1], null], item: film },
      find: among([home, film, ...authors, ...posts]),
    };
  },
  operations: {
    "what is provided": "{ posts { author { name home { city } } } any { ... on Film { title } } }",
    "what is provided and what is not":
      "{ posts { author { name born home { city street } } editor { name } } lead { editor { home { city } } } }",
    "on abstract types":
      "{ any { ... on Film { title minutes } ... on Post { author { name home { city } } } } item { title ... on Film { minutes } } }",
  },
});
